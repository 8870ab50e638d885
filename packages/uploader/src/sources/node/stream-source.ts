import { tmpdir } from "node:os";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import type { Source } from "../source.js";
import { SourceError } from "../source-error.js";
import { type ByteStream, checkFreeSpace, copyToSpool } from "./copy-to-spool.js";
import { openFileSource } from "./file-handle-source.js";
import { createSpoolFile } from "./spool-file.js";

/** How a stream is stored until it is uploaded. */
export interface StreamSourceOptions {
  /**
   * Size of the stream in bytes, if known. A longer or shorter stream is an error. Without `size`, the stream
   * is read to its end.
   */
  readonly size?: number;
  /** Maximum bytes of the temporary copy. @default 64 GiB */
  readonly maxSize?: number;
  /** Folder of the temporary copy. @default the temporary folder of the system */
  readonly directory?: string;
  /** Name of the file in CDF, unless the upload sets one. */
  readonly name?: string;
  /** Media type. */
  readonly mimeType?: string;
  /** Aborts the copying. The promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes copied so far, after each chunk. */
  readonly onSpooled?: (bytes: number) => void;
}

/** The default of `maxSize`. */
const MAX_SIZE = 64 * 1024 ** 3;

/**
 * A stream, with or without a known size. It is first copied into a temporary file (mode 0600), for two
 * reasons. The number of parts must be known before the first part is sent. And a failed part is read again,
 * which a stream does not allow. The file has no name, and disappears at `close()` or when the process ends.
 *
 * @throws SourceError if the stream fails, yields something other than bytes, or has more or fewer bytes
 *   than `size`. Also if it has more bytes than `maxSize` or the disk allows (256 MiB stay free).
 */
export async function streamSource(stream: ByteStream, options: StreamSourceOptions = {}): Promise<Source> {
  const { size, directory = tmpdir(), signal, onSpooled } = options;
  const maxSize = Math.min(options.maxSize ?? MAX_SIZE, FILE_SIZE_MAX);
  signal?.throwIfAborted();
  if (size !== undefined && size > maxSize) {
    throw new SourceError(
      `The stream has ${size} bytes; its temporary copy can have at most ${maxSize}. Raise "maxSize", or write the stream to a file and upload that.`,
      { code: "source-too-large" },
    );
  }
  const file = await openSpool(directory, size ?? 0);
  try {
    await copyToSpool(stream, { handle: file.handle, directory, size, maxSize, signal, onSpooled });
    return await openFileSource(file.handle, {
      kind: "spool",
      label: "The temporary copy of the stream",
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.mimeType === undefined ? {} : { mimeType: options.mimeType }),
      release: () => file.remove(),
    });
  } catch (error) {
    await file.remove();
    throw error;
  }
}

async function openSpool(directory: string, size: number): ReturnType<typeof createSpoolFile> {
  try {
    await checkFreeSpace(directory, size);
    return await createSpoolFile(directory);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SourceError(
      `The temporary copy of the stream could not be created in ${directory}: ${reason}. Set another "directory".`,
      { code: "source-spool", cause },
    );
  }
}
