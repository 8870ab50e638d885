import { isApiError, isAuthError, isNetworkError, isTimeoutError } from "../errors/call-errors.js";
import type { Clock } from "../time/clock.js";
import { backoffDelay } from "./delay.js";
import type { RetryOptions } from "./retry-options.js";

/** How long and how often. */
export interface RetrierOptions {
  readonly retry: Required<RetryOptions>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether the host is known to exist, so that a failed connection is worth all repeats. @default false */
  readonly reached?: boolean;
}

/** What decides whether there is another attempt. */
export interface RetryRules {
  readonly signal: AbortSignal;
  readonly mayRepeat: (error: unknown) => boolean;
  /** Called before each wait. What it throws ends the retries. */
  readonly onRetry?: (retry: { attempt: number; delay: number; error: unknown }) => void;
}

/** An attempt whose time was over before there was a connection. */
function neverConnected(error: unknown): boolean {
  return isTimeoutError(error) && !error.mayHaveArrived;
}

/**
 * Runs attempts until one succeeds or may not be repeated.
 *
 * @param run makes one attempt, counted from 1. It calls `startOver` when it made progress: repeats help, so
 * they are counted from the beginning.
 */
export type Retrier = <T>(
  run: (attempt: number, startOver: () => void) => Promise<T>,
  rules: RetryRules,
) => Promise<T>;

/**
 * Repeats while the host was never reached: most likely its name or port is wrong, and nobody wants to wait
 * for minutes to hear that.
 */
const UNREACHED_RETRIES = 2;

/** How long to wait since the other side asked for it, ms; undefined when it did not. */
export function retryAfterOf(error: unknown, { maxRetryAfter }: Required<RetryOptions>): number | undefined {
  const asked = isApiError(error) || isAuthError(error) ? error.retryAfter : undefined;
  return asked === undefined ? undefined : Math.min(asked, maxRetryAfter);
}

/**
 * The one loop of the one policy. A retrier knows whether its host was ever reached, so there is one per host.
 * Only the parts of an upload are repeated elsewhere (`decide-part.ts` of the uploader): between its attempts a
 * part gives its place to other parts.
 */
export function createRetrier(options: RetrierOptions): Retrier {
  const { retry, clock, random } = options;
  let { reached = false } = options;

  function allowed(error: unknown): number {
    if (reached) return retry.retries;
    // That alone took as long as a response may take.
    if (neverConnected(error)) return 0;
    const unreached = isNetworkError(error) && error.code === "connection-failed";
    return unreached ? Math.min(UNREACHED_RETRIES, retry.retries) : retry.retries;
  }

  return async (run, { signal, mayRepeat, onRetry }) => {
    let attempt = 1;
    const startOver = (): void => {
      attempt = 1;
    };
    for (; ; attempt += 1) {
      try {
        const result = await run(attempt, startOver);
        reached = true;
        return result;
      } catch (error) {
        reached ||= !isNetworkError(error) && !neverConnected(error) && !signal.aborted;
        if (!mayRepeat(error) || attempt > allowed(error)) throw error;
        signal.throwIfAborted();
        const delay = retryAfterOf(error, retry) ?? backoffDelay(attempt, retry, random);
        onRetry?.({ attempt, delay, error });
        await clock.sleep(delay, signal);
      }
    }
  };
}
