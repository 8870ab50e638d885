import { blobSamples } from "./blob-samples.js";
import { checkRange, NOTHING } from "./range.js";
import { readBlob } from "./read-blob.js";
import type { PartBody, Source, SourceFingerprint } from "./source.js";
import { type SourceChange, SourceChangedError } from "./source-changed-error.js";

/** How a Blob is named; a `File` brings its own name and type. */
export interface BlobSourceOptions {
  /** The name a file would have in CDF when the caller gives none. Default: the name of a `File`. */
  readonly name?: string;
  /** Media type. Default: the type of the Blob, when it has one. */
  readonly mimeType?: string;
  /** Gives the File anew, as a `FileSystemFileHandle` can: its size and its time of change are then compared, too. */
  readonly reopen?: () => Promise<File>;
}

/**
 * A `Blob`, or a `File` from an input or a drop. A part is read when it is sent, so a File on disk of any size
 * needs no memory of its own.
 *
 * Do not make the Blob with Node's `fs.openAsBlob`: above 4 GiB its size is wrong (modulo 2^32) and bytes are lost
 * without an error. Use `fileSource(path)` there.
 *
 * Browsers differ in what they say of a file that changes. So samples of the content are kept, some of every part and at places
 * that nobody can foresee: the first `verify` or `verifyRange` takes them, later ones compare.
 *
 * @throws SourceChangedError (from its bodies, `verify` and `verifyRange`) when the file behind it changed.
 */
export function blobSource(blob: Blob, options: BlobSourceOptions = {}): Source {
  const { size } = blob;
  const file = typeof File === "function" && blob instanceof File ? blob : undefined;
  const name = options.name ?? file?.name;
  const mimeType = options.mimeType ?? (blob.type === "" ? undefined : blob.type);
  const modified = file?.lastModified;
  const label = name === undefined ? "The blob" : `"${name}"`;

  const read = (start: number, end: number): Promise<Uint8Array> =>
    readBlob({ blob: blob.slice(start, end), length: end - start, label });
  const samples = blobSamples({
    blob,
    read: (chosen, length) => readBlob({ blob: chosen, length, label }),
    random: Math.random,
  });
  const changed = (what: string, change: SourceChange): SourceChangedError =>
    new SourceChangedError(
      `${label} was changed after it was chosen: ${what}. Choose it again and start the upload anew.`,
      { change },
    );

  const verifyRange = async (start: number, end: number): Promise<void> => {
    checkRange(start, end, size);
    const at = await samples.firstChange(start, end);
    if (at !== undefined) throw changed(`its content near byte ${at} is not what it was`, "content");
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
    verifyRange,
    async verify(): Promise<void> {
      await verifyRange(0, size);
      if (file === undefined) return;
      // A handle may have lost its permission meanwhile; the content was compared already.
      const now = (await options.reopen?.().catch(() => undefined)) ?? file;
      if (now.size !== size) throw changed(`it has ${now.size} bytes, and had ${size}`, "size");
      if (now.lastModified !== modified) throw changed("its time of change is another one", "modified");
    },
    async close(): Promise<void> {},
  };
}
