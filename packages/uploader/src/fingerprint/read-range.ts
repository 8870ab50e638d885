import type { Source } from "../sources/source.js";

const WINDOW = 1024 * 1024;

/**
 * A buffer to read through: one of it serves any number of ranges, one after another.
 *
 * @param longest bytes of the longest of them. Of thousands of small files none needs more than it has: a MiB for each of them is
 * garbage that the process grows by.
 */
export function readWindow(longest: number): Uint8Array {
  return new Uint8Array(Math.max(1, Math.min(WINDOW, longest)));
}

/**
 * Reads a range of a source front to back and shows each piece. The view is only valid during the call.
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
