import type { ClientHooks } from "../client/hooks.js";
import { notify } from "../client/notify.js";
import { isApiError } from "../errors/api-error.js";
import { isNetworkError } from "../errors/network-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Call, Send } from "../http/exchange.js";
import type { Clock } from "../time/clock.js";
import { backoffDelay } from "./backoff-delay.js";
import type { CooldownGate } from "./cooldown-gate.js";
import { isAmbiguous, mayRepeat } from "./may-repeat.js";
import type { RetryOptions } from "./retry-options.js";

/** What the retry layer works with. */
export interface RetryContext {
  readonly retry: Required<RetryOptions>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly cooldown: CooldownGate;
  readonly hooks: ClientHooks;
}

/**
 * Repeats while the host was never reached: most likely its name or port is wrong, and nobody wants to wait for minutes
 * to hear that.
 */
const UNREACHED_RETRIES = 2;

/** The service refuses because too much was asked of it: everything that talks to it has to wait. */
const THROTTLED = 429;

function outOfTime(error: unknown, call: Call, delay: number): TimeoutError {
  const said = error instanceof Error ? error.message : String(error);
  const message = `${call.operation} was given up: its deadline of ${call.deadline} ms leaves no time to wait ${delay} ms for another attempt. The last one failed: ${said}`;
  return new TimeoutError(message, {
    code: "deadline-exceeded",
    timeout: call.deadline,
    mayHaveArrived: isAmbiguous(error),
    cause: error,
  });
}

/** Repeats attempts that may be repeated, by the one policy: so often, after such delays, and no sooner than the service asks. */
export function withRetry(send: Send, context: RetryContext): Send {
  const { retry, clock, random, cooldown, hooks } = context;
  let reached = false;

  /** ms to wait before the next attempt; undefined when there is to be none. */
  function delayAfter(error: unknown, attempt: number, call: Call): number | undefined {
    if (call.signal.aborted || !mayRepeat(error, call.repeat)) return undefined;
    const unreached = !reached && isNetworkError(error) && error.code === "connection-failed";
    if (attempt > (unreached ? Math.min(UNREACHED_RETRIES, retry.retries) : retry.retries)) return undefined;
    return (isApiError(error) ? error.retryAfter : undefined) ?? backoffDelay(attempt, retry, random);
  }

  return async (request, call) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await send(request, { ...call, attempt });
        reached = true;
        return answer;
      } catch (error) {
        reached ||= isApiError(error);
        const delay = delayAfter(error, attempt, call);
        if (delay === undefined) throw error;
        if (clock.now() + delay >= call.deadlineAt) throw outOfTime(error, call, delay);
        if (isApiError(error) && (error.status === THROTTLED || error.retryAfter !== undefined))
          cooldown.close(clock.now() + delay);
        notify(hooks.onRetry, { operation: call.operation, attempt, delay, error });
        await clock.sleep(delay, call.signal);
      }
    }
  };
}
