import { untilAborted } from "../time/abort.js";

/** Reads the body of a response in chunks. */
export interface BodyReader {
  /** The next chunk; undefined at the end. Rejects with the signal's reason as soon as it aborts. */
  read(): Promise<Uint8Array | undefined>;
  /** Closes the connection without reading the rest. Never rejects. */
  cancel(): Promise<void>;
}

/**
 * Starts to read a body of `fetch`; undefined if there is none, or if a `fetch` of the caller has no streams.
 *
 * The signal that `fetch` got is not enough: once its request was garbage-collected, Node's `fetch` no longer
 * ends the body when the signal aborts, and a response that arrives byte by byte would never end.
 */
export function readBody({ body }: Response, signal: AbortSignal): BodyReader | undefined {
  const reader = body?.getReader?.();
  const cancel = async (): Promise<void> => reader?.cancel().catch(() => {});
  return (
    reader && {
      async read(): Promise<Uint8Array | undefined> {
        try {
          return (await untilAborted(reader.read(), signal)).value;
        } catch (error) {
          void cancel();
          throw error;
        }
      },
      cancel,
    }
  );
}
