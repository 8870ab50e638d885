import type { PartRequest } from "../transport.js";

/**
 * ms. With this interval, a changed file ends its upload within seconds on any connection. Firefox and WebKit
 * then send nothing and report nothing.
 */
const EVERY = 2000;

/**
 * Checks the source repeatedly while a part of it is sent, and reports a change. The returned function stops
 * that.
 */
export function watchSource(
  { source, start, end }: PartRequest,
  changed: (error: unknown) => void,
): () => void {
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    try {
      await source.verifyRange?.(start, end);
    } catch (error) {
      changed(error);
    }
    looking = false;
  }, EVERY);
  return () => clearInterval(timer);
}

/**
 * While a part is in flight, the browser asks the user before the page is left: the sent bytes of the part
 * would be lost. The browser asks once, however many parts are in flight. The returned function stops that.
 */
export function askBeforeLeaving(): () => void {
  const ask = (event: Event): void => event.preventDefault();
  globalThis.addEventListener("beforeunload", ask);
  return () => globalThis.removeEventListener("beforeunload", ask);
}

/** Bytes per read. The checksum of one window takes some ms, so the page stays responsive. */
const WINDOW: number = 1024 * 1024;

/**
 * Reads a part that is sent as a `Blob` a second time, window by window, for its checksum. A page does not
 * see the bytes that the browser sends. Stops when the part's signal aborts.
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
