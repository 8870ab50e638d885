import { momentOf, spanOf } from "../time/outside-time.js";

/**
 * How long a `Retry-After` header asks to wait, ms, at most a hundred years; undefined when there is none or it makes no
 * sense. Both forms of RFC 9110 are understood, seconds and date. A date in the past is 0. Never throws.
 *
 * @param nowMs what a date is measured against: best the `Date` of the same answer, since the two clocks may
 * differ.
 */
export function parseRetryAfter(headerValue: string | null | undefined, nowMs: number): number | undefined {
  const value = headerValue?.trim();
  if (value === undefined || value === "") return undefined;
  // A date has letters in it; without this check Date.parse takes "-5" for a year.
  const date = /[a-z]/i.test(value) ? momentOf(value) : undefined;
  return date === undefined ? spanOf(value, 1000) : spanOf(Math.max(0, date - nowMs));
}
