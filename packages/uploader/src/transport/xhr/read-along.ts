import type { PartRequest } from "../transport.js";

/** Bytes that are read and shown at once: a checksum of so many takes some ms, and the page stays fluent. */
const WINDOW: number = 1024 * 1024;

/**
 * Reads a part that goes out as a `Blob`, of which a page sees no byte, once more for its checksum, window by window. Ends with the part's signal.
 *
 * @throws SourceError as the source throws it; the signal's reason.
 */
export async function readAlong(part: PartRequest): Promise<void> {
  const { onChunk, signal } = part;
  if (onChunk === undefined) return;
  const body = part.source.open(part.start, part.end);
  const window = new Uint8Array(WINDOW);
  try {
    for (;;) {
      signal.throwIfAborted();
      const view = await body.next(window);
      if (view.byteLength === 0) return;
      onChunk(view);
    }
  } finally {
    await body.close();
  }
}
