/** The last millisecond with a four-digit year in ISO 8601. */
const TIME_MAX = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A modification time in whole ms since 1970. Undefined before 1970, which CDF does not accept, and after 9999, which only a
 * defective disk or program writes.
 */
export function fileTime(modifiedAt: number): number | undefined {
  const ms = Math.floor(modifiedAt);
  return ms >= 0 && ms <= TIME_MAX ? ms : undefined;
}
