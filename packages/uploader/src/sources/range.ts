/**
 * Refuses a range outside the source. It is a mistake in the calling code and not a state of the source, so
 * it is a RangeError and not a SourceError.
 */
export function checkRange(start: number, end: number, size: number): void {
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= size)
    return;
  throw new RangeError(
    `The range from ${start} to ${end} is outside the source of ${size} bytes. Use whole numbers with 0 <= start <= end <= size.`,
  );
}

/** The result of `next` after the last byte of a body. */
export const NOTHING: Uint8Array = new Uint8Array(0);
