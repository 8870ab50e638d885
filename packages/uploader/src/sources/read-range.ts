import type { Source } from "./source.js";

const WINDOW = 1024 * 1024;

/**
 * Makes a buffer to read through. One buffer serves any number of ranges, one after another.
 *
 * @param longest bytes of the longest range. Small files need smaller buffers: a MiB for each of thousands
 * would be garbage that makes the process grow.
 */
export function readWindow(longest: number): Uint8Array {
  return new Uint8Array(Math.max(1, Math.min(WINDOW, longest)));
}

/**
 * Reads a range of a source from start to end and passes on each piece. The view is only valid during the
 * call.
 *
 * @param end exclusive.
 * @throws SourceError as the source throws it; the signal's reason.
 */
export async function readRange(
  source: Source,
  { start, end }: { readonly start: number; readonly end: number },
  onBytes: (view: Uint8Array) => void,
  {
    window = readWindow(end - start),
    signal,
  }: { readonly window?: Uint8Array; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const body = source.open(start, end);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const view = await body.next(window);
      if (view.byteLength === 0) return;
      onBytes(view);
    }
  } finally {
    await body.close();
  }
}
