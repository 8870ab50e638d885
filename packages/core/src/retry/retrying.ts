import { isApiError, isAuthError, isNetworkError, isTimeoutError } from "../errors/call-errors.js";
import type { Clock } from "../time/clock.js";
import { backoffDelay } from "./delay.js";
import type { RetryOptions } from "./retry-options.js";

/** The time and number of retries. */
export interface RetrierOptions {
  readonly retry: Required<RetryOptions>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether the host is known to exist, so that a failed connection is retried fully. @default false */
  readonly reached?: boolean;
}

/** Decides whether there is another attempt. */
export interface RetryRules {
  readonly signal: AbortSignal;
  readonly mayRepeat: (error: unknown) => boolean;
  /** Called before each wait. If it throws, the retries end with its error. */
  readonly onRetry?: (retry: { attempt: number; delay: number; error: unknown }) => void;
}

/** An attempt that timed out before there was a connection. */
function neverConnected(error: unknown): boolean {
  return isTimeoutError(error) && !error.mayHaveArrived;
}

/**
 * Runs attempts until one succeeds or may not be repeated.
 *
 * @param run makes one attempt, counted from 1. It calls `startOver` when it made progress: retries help, so
 * they are counted from the beginning.
 */
export type Retrier = <T>(
  run: (attempt: number, startOver: () => void) => Promise<T>,
  rules: RetryRules,
) => Promise<T>;

/**
 * Retries while the host was never reached: its name or port is probably wrong, and a user should hear that
 * soon.
 */
const UNREACHED_RETRIES = 2;

/** The wait that the server asked for, ms; undefined if there is none. */
export function retryAfterOf(error: unknown, { maxRetryAfter }: Required<RetryOptions>): number | undefined {
  const asked = isApiError(error) || isAuthError(error) ? error.retryAfter : undefined;
  return asked === undefined ? undefined : Math.min(asked, maxRetryAfter);
}

/**
 * The one loop of the one policy. A retrier knows whether its host was ever reached, so there is one per
 * host. Only the parts of an upload are repeated elsewhere (`decide-part.ts` of the uploader): because a part
 * gives its place to other parts between its attempts.
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
