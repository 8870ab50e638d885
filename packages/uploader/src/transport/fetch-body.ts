import { SourceError } from "../sources/source-error.js";
import type { PartRequest } from "./transport.js";

/** A part in a form that `fetch` sends with a Content-Length. */
export interface FetchBody {
  readonly body: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** The error of the source while the body was sent. `fetch` hides it behind its own error. */
  failure(): unknown;
  /** Closes the source's body. */
  close(): Promise<void>;
}

/** Bytes per read from the source. */
const WINDOW: number = 1024 * 1024;

/** Reads the part into memory. For sources without a Blob. */
export async function bytesOfPart(part: PartRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { source, start, end } = part;
  const bytes = new Uint8Array(end - start);
  const body = source.open(start, end);
  // Not core's `onAbort`: this file is a separate script, and an import would split the script of every page.
  const close = (): void => void body.close().catch(() => {});
  part.signal.addEventListener("abort", close, { once: true });
  try {
    for (let filled = 0; filled < bytes.byteLength; ) {
      part.signal.throwIfAborted();
      // Most sources read directly into `bytes`. A source whose bytes are already in memory returns a view,
      // which is copied.
      const view = await body.next(bytes.subarray(filled, filled + WINDOW));
      if (view.byteLength === 0) throw tooShort(filled, bytes.byteLength);
      if (view.buffer !== bytes.buffer) bytes.set(view, filled);
      part.onChunk?.(view);
      filled += view.byteLength;
    }
  } catch (error) {
    part.signal.throwIfAborted();
    throw error;
  } finally {
    part.signal.removeEventListener("abort", close);
    await body.close();
  }
  return bytes;
}

/** A body that is complete, and that no error of the source can end. */
export function wholeBody(body: Blob | Uint8Array<ArrayBuffer>): FetchBody {
  return { body, failure: () => undefined, close: async () => {} };
}

/** The part as a stream, in constant memory. Only for runtimes that keep a given Content-Length. */
export function streamedBody(part: PartRequest, onMoved: (bytes: number) => void): FetchBody {
  const body = part.source.open(part.start, part.end);
  const size = part.end - part.start;
  let sent = 0;
  let failure: unknown;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller): Promise<void> {
        try {
          // Each chunk gets a new window: fetch does not report when it no longer needs a chunk.
          const view = await body.next(new Uint8Array(Math.min(WINDOW, size - sent)));
          sent += view.byteLength;
          if (view.byteLength === 0) throw tooShort(sent, size);
          part.onChunk?.(view);
          controller.enqueue(view);
          onMoved(sent);
          if (sent === size) controller.close();
        } catch (error) {
          failure = error;
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
  return { body: stream, failure: () => failure, close: () => body.close() };
}

function tooShort(given: number, size: number): SourceError {
  return new SourceError(
    `The source returned only ${given} of the ${size} bytes of the range. A source must return exactly the bytes from start to end; run sourceConformance from @cdf-multipart/uploader/testing on it.`,
    { code: "source-length" },
  );
}
