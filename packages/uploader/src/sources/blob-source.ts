import { blobSamples } from "./blob-samples.js";
import { readBlob } from "./read-blob.js";
import { checkRange, NOTHING, type PartBody, type Source, type SourceFingerprint } from "./source.js";
import { type SourceChange, SourceChangedError } from "./source-error.js";

/** How a Blob is named. A `File` has its own name and type. */
export interface BlobSourceOptions {
  /** Name of the file in CDF, unless the upload sets one. Default: the name of a `File`. */
  readonly name?: string;
  /** Media type. Default: the type of the Blob, if it has one. */
  readonly mimeType?: string;
  /**
   * Opens the File again, as a `FileSystemFileHandle` can. `verify` then also compares its size and its
   * modification time.
   */
  readonly reopen?: () => Promise<File>;
}

/**
 * A `Blob`, or a `File` from an input or a drop. A part is read when it is sent, so a File on disk of any
 * size needs no memory of its own.
 *
 * Do not create the Blob with Node's `fs.openAsBlob`: above 4 GiB its size is wrong (modulo 2^32), and bytes
 * are lost without an error. Use `fileSource(path)` there.
 *
 * Browsers differ in how they report that a file changed. Therefore the first `verify` or `verifyRange` takes
 * samples of the content, and later calls compare them. Each part has samples, at random positions.
 *
 * @throws SourceChangedError (from its bodies, `verify` and `verifyRange`) if the file behind the Blob
 *   changed.
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
      `${label} was changed after it was chosen: ${what}. Choose it again and restart the upload.`,
      { change },
    );

  const verifyRange = async (start: number, end: number): Promise<void> => {
    checkRange(start, end, size);
    const at = await samples.firstChange(start, end);
    if (at !== undefined) throw changed(`its content near byte ${at} is different`, "content");
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
      // A handle can lose its permission meanwhile. The content is compared already.
      const now = (await options.reopen?.().catch(() => undefined)) ?? file;
      if (now.size !== size) throw changed(`it has ${now.size} bytes instead of ${size}`, "size");
      if (now.lastModified !== modified) throw changed("its modification time is different", "modified");
    },
    async close(): Promise<void> {},
  };
}
