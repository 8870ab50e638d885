import { checkRange, NOTHING } from "./range.js";
import type { PartBody, Source, SourceFingerprint } from "./source.js";
import { SourceChangedError } from "./source-changed-error.js";
import { SourceError } from "./source-error.js";

/** How a Blob is named; a `File` brings its own name and type. */
export interface BlobSourceOptions {
  /** The name a file would have in CDF when the caller gives none. Default: the name of a `File`. */
  readonly name?: string;
  /** Media type. Default: the type of the Blob, when it has one. */
  readonly mimeType?: string;
}

/**
 * A `Blob`, or a `File` from an input or a drop. A part is read when it is sent, so a File on disk of any size
 * needs no memory of its own.
 *
 * Do not make the Blob with Node's `fs.openAsBlob`: above 4 GiB its size is wrong (modulo 2^32) and bytes are lost
 * without an error. Use `fileSource(path)` there.
 *
 * @throws SourceChangedError (from its bodies) when the file behind it changed, as far as the browser tells.
 */
export function blobSource(blob: Blob, options: BlobSourceOptions = {}): Source {
  const { size } = blob;
  const file = typeof File === "function" && blob instanceof File ? blob : undefined;
  const name = options.name ?? file?.name;
  const mimeType = options.mimeType ?? (blob.type === "" ? undefined : blob.type);
  const label = name === undefined ? "The blob" : `"${name}"`;

  const read = async (start: number, end: number): Promise<Uint8Array> => {
    let buffer: ArrayBuffer;
    try {
      buffer = await blob.slice(start, end).arrayBuffer();
    } catch (cause) {
      throw readFailure(label, cause);
    }
    if (buffer.byteLength === end - start) return new Uint8Array(buffer);
    throw new SourceChangedError(
      `${label} gave ${buffer.byteLength} of the ${end - start} bytes from ${start}: it is shorter than the ${size} bytes it had. Choose the file again and start the upload anew.`,
      { change: "size" },
    );
  };

  const open = (start: number, end: number): PartBody => {
    checkRange(start, end, size);
    let position = start;
    return {
      async next(window): Promise<Uint8Array> {
        const from = position;
        const upTo = Math.min(from + window.byteLength, end);
        if (upTo === from) return NOTHING;
        const chunk = await read(from, upTo);
        position = upTo;
        return chunk;
      },
      async close(): Promise<void> {},
    };
  };

  return {
    kind: "blob",
    size,
    ...(name === undefined ? {} : { name }),
    ...(mimeType === undefined ? {} : { mimeType }),
    open,
    blob(start, end): Blob {
      checkRange(start, end, size);
      return blob.slice(start, end);
    },
    async fingerprint(): Promise<SourceFingerprint> {
      return file === undefined ? { size } : { size, modified: file.lastModified };
    },
    async verify(): Promise<void> {
      // A File is a promise about a state on disk; reading a byte makes the browser compare it with the disk.
      if (size > 0) await read(size - 1, size);
    },
    async close(): Promise<void> {},
  };
}

/** Browsers tell with this one name that the file on disk is no longer the one that was chosen. */
function readFailure(label: string, cause: unknown): SourceError {
  if (
    cause instanceof DOMException &&
    (cause.name === "NotReadableError" || cause.name === "NotFoundError")
  ) {
    return new SourceChangedError(
      `${label} can no longer be read: it was changed, moved or deleted after it was chosen. Choose it again and start the upload anew.`,
      { change: "content", cause },
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(`${label} could not be read: ${reason}`, { code: "source-unreadable", cause });
}
