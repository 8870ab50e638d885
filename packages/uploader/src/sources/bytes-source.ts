import { checkRange, NOTHING } from "./range.js";
import type { PartBody, Source, SourceFingerprint } from "./source.js";
import { SourceChangedError } from "./source-changed-error.js";

/** How bytes in memory are named. */
export interface BytesSourceOptions {
  /** The name a file would have in CDF when the caller gives none. */
  readonly name?: string;
  /** Media type. */
  readonly mimeType?: string;
}

/**
 * Bytes that are in memory already. Nothing is copied where parts are read by windows: they are views of `bytes`, which
 * therefore must not be written to until the upload is done.
 *
 * @throws SourceChangedError (from its bodies) when the memory was transferred away, for example to a worker.
 */
export function bytesSource(bytes: ArrayBuffer | ArrayBufferView, options: BytesSourceOptions = {}): Source {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  const size = view.byteLength;
  const check = (): void => {
    if (view.byteLength === size) return;
    throw new SourceChangedError(
      `The memory of ${size} bytes that is uploaded was transferred or resized and now holds ${view.byteLength}. Keep it as it is until the upload is done, or upload a copy.`,
      { change: "size" },
    );
  };

  const open = (start: number, end: number): PartBody => {
    checkRange(start, end, size);
    let position = start;
    return {
      async next(window): Promise<Uint8Array> {
        const upTo = Math.min(position + window.byteLength, end);
        if (upTo === position) return NOTHING;
        check();
        const chunk = view.subarray(position, upTo);
        position = upTo;
        return chunk;
      },
      async close(): Promise<void> {},
    };
  };

  return {
    kind: "bytes",
    size,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.mimeType === undefined ? {} : { mimeType: options.mimeType }),
    open,
    blob(start, end): Blob {
      checkRange(start, end, size);
      check();
      // A Blob holds a copy: of one part, for as long as it is sent.
      return new Blob([new Uint8Array(view.subarray(start, end))]);
    },
    async fingerprint(): Promise<SourceFingerprint> {
      return { size: view.byteLength };
    },
    async verify(): Promise<void> {
      check();
    },
    async close(): Promise<void> {},
  };
}
