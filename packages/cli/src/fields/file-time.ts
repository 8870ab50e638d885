/** The last ms that ISO 8601 writes with four digits for the year. */
const TIME_MAX = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A time of last change as whole ms since 1970; undefined where it is before 1970, which CDF does not take, or after 9999, which only a
 * defect of a disk or a program writes.
 */
export function fileTime(modifiedAt: number): number | undefined {
  const ms = Math.floor(modifiedAt);
  return ms >= 0 && ms <= TIME_MAX ? ms : undefined;
}
