import type { TokenProvider } from "../auth/token-provider.js";
import type { Send } from "../http/exchange.js";
import { createFetchAttempt } from "../http/fetch-attempt.js";
import type { CooldownGate } from "../retry/cooldown-gate.js";
import { Limiter } from "../retry/limiter.js";
import type { RetryOptions } from "../retry/retry-options.js";
import type { Clock } from "../time/clock.js";
import type { ClientHooks } from "./hooks.js";
import { withHooks } from "./with-hooks.js";
import { type Limits, type SharedLimits, withLimits } from "./with-limits.js";
import { withRetry } from "./with-retry.js";
import { withStatus } from "./with-status.js";
import { createTokenSource, withToken } from "./with-token.js";

/** The parts from which the pipeline is created. */
export interface PipelineOptions {
  readonly token: string | TokenProvider;
  readonly retry: Required<RetryOptions>;
  /** ms per attempt. */
  readonly timeout: number;
  readonly limits: SharedLimits;
  readonly hooks: ClientHooks;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly cooldown: CooldownGate;
}

/** Clients that share limits have one budget. */
const BUDGETS = new WeakMap<SharedLimits, Limits>();

function budgetOf(shared: SharedLimits): Limits {
  const known = BUDGETS.get(shared);
  if (known !== undefined) return known;
  const lists = new Limiter({
    requestsPerSecond: shared.listRequestsPerSecond,
    // Lists wait long for their turn, so half of the places are kept for all other requests.
    concurrentRequests: Math.ceil(shared.concurrentRequests / 2),
    clock: shared.clock,
  });
  const { cooldown, pacer } = shared;
  const budget = { limiter: new Limiter(shared), own: { advancedListFiles: lists }, cooldown, pacer };
  BUDGETS.set(shared, budget);
  return budget;
}

/**
 * The pipeline of a request, from outside in: retry, limits and cool-down, token, hooks, status, timeout,
 * fetch. Each layer has one task. The token is requested for each attempt, after all waits, so that a token
 * that expires during a wait is not sent.
 */
export function createPipeline(options: PipelineOptions): Send {
  const { clock, hooks } = options;
  const attempt = withHooks(withStatus(createFetchAttempt(options), clock), hooks, clock);
  const signed = withToken(attempt, createTokenSource(options.token));
  return withRetry(withLimits(signed, budgetOf(options.limits)), options);
}
