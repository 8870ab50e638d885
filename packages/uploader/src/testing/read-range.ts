import type { Source } from "../sources/source.js";
import { firstDifference } from "../verify/compare-range.js";

/** A body that yields no byte in this many reads counts as hanging. */
const EMPTY_READS_MAX = 3;

/**
 * Reads a range to its end, alternating between two windows as a transport does. Fails on every breach of the
 * contract that shows while reading.
 */
export async function readRange(
  source: Source,
  start: number,
  end: number,
  windowSize: number,
): Promise<Uint8Array> {
  const windows = [new Uint8Array(windowSize), new Uint8Array(windowSize)];
  const result = new Uint8Array(end - start);
  const body = source.open(start, end);
  let filled = 0;
  let held: { readonly view: Uint8Array; readonly copy: Uint8Array; readonly at: number } | undefined;
  try {
    for (let turn = 0; filled < result.byteLength; turn += 1) {
      const view = await body.next(windows[turn % 2] ?? new Uint8Array(windowSize));
      // A transport may still be writing the previous view to the socket while it reads this one.
      if (held !== undefined) expectUntouched(held);
      if (view.byteLength === 0) {
        throw new Error(`the range from ${start} to ${end} ended after ${filled} of ${end - start} bytes`);
      }
      if (view.byteLength > windowSize) {
        throw new Error(
          `next() returned ${view.byteLength} bytes for a window of ${windowSize}; it must not return more than fit`,
        );
      }
      if (filled + view.byteLength > result.byteLength) {
        throw new Error(`the range from ${start} to ${end} yielded more than its ${end - start} bytes`);
      }
      result.set(view, filled);
      held = { view, copy: view.slice(), at: start + filled };
      filled += view.byteLength;
    }
    for (let turn = 0; turn < EMPTY_READS_MAX; turn += 1) {
      const after = await body.next(new Uint8Array(windowSize));
      if (after.byteLength === 0) continue;
      throw new Error(
        `next() returned ${after.byteLength} bytes after the end of the range from ${start} to ${end}`,
      );
    }
    return result;
  } finally {
    await body.close();
    await body.close();
  }
}

function expectUntouched(held: {
  readonly view: Uint8Array;
  readonly copy: Uint8Array;
  readonly at: number;
}): void {
  if (firstDifference(held.view, held.copy) === undefined) return;
  throw new Error(
    `the bytes returned at ${held.at} were overwritten by the next read into another window; they must stay until the same window is passed in again`,
  );
}
