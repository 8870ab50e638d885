import { type RetryOptions, resolveRetry } from "./retry-options.js";

/**
 * How long to wait after a failed attempt, ms: full jitter, a random time from 0 to `minDelay` x 2^(attempt -
 * 1), at most `maxDelay`. Full jitter spreads clients that failed together.
 *
 * @param attempt the attempt that failed, counted from 1.
 * @param random a number from 0 (included) to 1 (excluded). Default: `Math.random`.
 */
export function backoffDelay(
  attempt: number,
  options: RetryOptions = {},
  random: () => number = Math.random,
): number {
  const { minDelay, maxDelay } = resolveRetry(options);
  return Math.round(random() * Math.min(maxDelay, minDelay * 2 ** (attempt - 1)));
}
