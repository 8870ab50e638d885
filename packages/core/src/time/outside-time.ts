/**
 * Times from outside (headers, URLs, tokens, journals). All of them pass this file, so that no sum overflows
 * and no `Date` gets a value that it cannot represent.
 */

/** The last moment whose year has four digits, ms since the epoch. */
const LAST_MOMENT = 253_402_300_799_999;

/** A hundred years, ms: a longer span means "without end". The sum with any clock is still a valid time. */
const LONGEST_SPAN = 3_155_760_000_000;

/**
 * A moment as ms since the epoch: from a text that `Date.parse` understands, or from such a number.
 *
 * @returns undefined when it is neither, or is before 1970 or after the year 9999. Never throws.
 */
export function momentOf(value: unknown): number | undefined {
  const ms = typeof value === "string" ? Date.parse(value) : value;
  return typeof ms === "number" && ms >= 0 && ms <= LAST_MOMENT ? ms : undefined;
}

/**
 * A length of time in ms, at most a hundred years.
 *
 * @param value a number, or a text of digits with or without a fraction.
 * @param unit ms that one of it lasts, such as 1000 for seconds.
 * @returns undefined when it is neither, or is negative. Never throws.
 */
export function spanOf(value: unknown, unit: number = 1): number | undefined {
  const count = typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof count === "number" && count >= 0
    ? Math.min(Math.ceil(count * unit), LONGEST_SPAN)
    : undefined;
}

/** A time as `2026-11-23T12:00:00.000Z`, for any number. Never throws. */
export function momentText(ms: number): string {
  return new Date(Math.min(Math.max(ms, 0), LAST_MOMENT) || 0).toISOString();
}

/**
 * The server's time of a response from its `Date`, ms since the epoch, to the second; `fallback` without one.
 */
export function responseTime(headers: { get(name: string): string | null }, fallback: number): number {
  return momentOf(headers.get("date") ?? undefined) ?? fallback;
}
