/**
 * Refuses a range that does not lie in the source. That is a mistake in the calling code, never a state of the
 * world, so it is a RangeError and not a SourceError.
 */
export function checkRange(start: number, end: number, size: number): void {
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= size)
    return;
  throw new RangeError(
    `The range from ${start} to ${end} does not lie in a source of ${size} bytes. Give whole numbers with 0 <= start <= end <= size.`,
  );
}

/** What a body gives after its last byte. */
export const NOTHING: Uint8Array = new Uint8Array(0);
