import type { OperationId } from "@cdf-multipart/spec";
import { TimeoutError } from "../errors/call-errors.js";
import type { Call, Send } from "../http/exchange.js";
import type { CooldownGate } from "../retry/cooldown-gate.js";
import type { Limiter } from "../retry/limiter.js";
import type { Clock } from "../time/clock.js";
import { momentText } from "../time/outside-time.js";

/** The request budget of several machines, which is kept outside of them. */
export interface RequestPacer {
  /**
   * Resolves when a request may start now. Takes the place of the client's own rate limits.
   *
   * @param kind `list`: `advancedListFiles`, which has its own budget; `other`: all other operations.
   */
  pace(kind: "list" | "other", signal: AbortSignal): Promise<void>;
}

/**
 * The limits of a client's requests. Every attempt counts, also a repeat, because the service counts
 * throttled requests as well.
 */
export interface LimitOptions {
  /** Maximum requests per second. A tenth of them may start together. @default 80 */
  readonly requestsPerSecond?: number;
  /** The same for `advancedListFiles`, which has its own budget. @default 15 */
  readonly listRequestsPerSecond?: number;
  /** Maximum requests in flight. @default 20 */
  readonly concurrentRequests?: number;
  /** Paces requests by a budget that several machines share, instead of the two rates. @default none */
  readonly pacer?: RequestPacer | undefined;
}

/**
 * One request budget and one cool-down gate for several clients of a project. Pass the same object as
 * `limits` to each of them. A copy of the object has its own budget.
 */
export interface SharedLimits extends Required<Omit<LimitOptions, "pacer">> {
  readonly pacer?: RequestPacer | undefined;
  /** The gate that a 429 or a `Retry-After` to any of the clients closes for all of them. */
  readonly cooldown: CooldownGate;
  /** The clock of the budget. */
  readonly clock: Clock;
}

/** What holds requests back. */
export interface Limits {
  /** Of all requests together. */
  readonly limiter: Limiter;
  /** Additional limiters, of operations that have their own budgets. */
  readonly own: Readonly<Partial<Record<OperationId, Limiter>>>;
  readonly cooldown: CooldownGate;
  readonly pacer?: RequestPacer | undefined;
}

/** Delays each attempt until the limiters have a place for it and the gate is open. */
export function withLimits(send: Send, limits: Limits): Send {
  const { limiter, cooldown, pacer } = limits;
  return (request, call) => {
    const { signal } = call;
    const own = limits.own[call.operation];
    const enter = () =>
      limiter.run(signal, async () => {
        // The gate may close while the attempt waits for its turn.
        do {
          if (cooldown.closed) refuseLongWait(cooldown, call);
          await cooldown.wait(signal);
          if (pacer !== undefined) await pacer.pace(own === undefined ? "other" : "list", signal);
          else {
            await own?.pace(signal);
            await limiter.pace(signal);
          }
        } while (cooldown.closed);
        return await send(request, call);
      });
    return own === undefined ? enter() : own.run(signal, enter);
  };
}

/** Fails now if the deadline comes before the end of the wait. Without a network, the end is not known. */
function refuseLongWait({ until }: CooldownGate, { operation, deadline, deadlineAt }: Call): void {
  if (until < deadlineAt || until === Number.POSITIVE_INFINITY) return;
  const message = `${operation} was not sent: CDF or the store asked to wait until ${momentText(until)}, and the deadline of ${deadline} ms comes first. Try again after that.`;
  throw new TimeoutError(message, { code: "deadline-exceeded", timeout: deadline, mayHaveArrived: false });
}
