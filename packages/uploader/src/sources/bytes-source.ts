import { checkRange, NOTHING, type PartBody, type Source, type SourceFingerprint } from "./source.js";
import { SourceChangedError } from "./source-error.js";

/** The name and the type of bytes in memory. */
export interface BytesSourceOptions {
  /** Name of the file in CDF, unless the upload sets one. */
  readonly name?: string;
  /** Media type. */
  readonly mimeType?: string;
}

/**
 * Bytes that are in memory already. A part that is read window by window is not copied: its windows are views
 * of `bytes`. Do not write to `bytes` until the upload is done.
 *
 * @throws SourceChangedError (from its bodies) if the memory was transferred, for example to a worker.
 */
export function bytesSource(bytes: ArrayBuffer | ArrayBufferView, options: BytesSourceOptions = {}): Source {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  const size = view.byteLength;
  const check = (): void => {
    if (view.byteLength === size) return;
    throw new SourceChangedError(
      `The ${size} bytes in memory to upload were transferred or resized; ${view.byteLength} bytes are left. Do not change them until the upload is done, or upload a copy.`,
      { change: "size", sizes: { before: size, now: view.byteLength } },
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
    copiesBlob: true,
    blob(start, end): Blob {
      checkRange(start, end, size);
      check();
      // A Blob is a copy, here of one part, for as long as the part is sent.
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
