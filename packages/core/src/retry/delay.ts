import { momentOf, spanOf } from "../time/outside-time.js";
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

/**
 * The wait of a `Retry-After` header, ms, at most a hundred years; undefined if it is missing or invalid.
 * Both forms of RFC 9110 are understood, seconds and date. A date in the past is 0. Never throws.
 *
 * @param nowMs the reference for a date: best the `Date` of the same response, because the two clocks may
 * differ.
 */
export function parseRetryAfter(headerValue: string | null | undefined, nowMs: number): number | undefined {
  const value = headerValue?.trim();
  if (value === undefined || value === "") return undefined;
  // A date contains letters; without this check Date.parse reads "-5" as a year.
  const date = /[a-z]/i.test(value) ? momentOf(value) : undefined;
  return date === undefined ? spanOf(value, 1000) : spanOf(Math.max(0, date - nowMs));
}
