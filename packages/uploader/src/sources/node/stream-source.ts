import { tmpdir } from "node:os";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import type { Source } from "../source.js";
import { SourceError } from "../source-error.js";
import { type ByteStream, copyToSpool } from "./copy-to-spool.js";
import { openFileSource } from "./file-handle-source.js";
import { checkFreeSpace } from "./free-space.js";
import { createSpoolFile } from "./spool-file.js";

/** How a stream is kept until it is uploaded. */
export interface StreamSourceOptions {
  /** Bytes that the stream is known to give. More or fewer are an error. Without it the end of the stream decides. */
  readonly size?: number;
  /** Bytes that the temporary copy may have. @default {@link STREAM_SOURCE_DEFAULTS} (64 GiB) */
  readonly maxSize?: number;
  /** Folder of the temporary copy. @default the temporary folder of the system */
  readonly directory?: string;
  /** The name a file would have in CDF when the caller gives none. */
  readonly name?: string;
  /** Media type. */
  readonly mimeType?: string;
  /** Ends the copying; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes copied so far, after each chunk. */
  readonly onSpooled?: (bytes: number) => void;
}

/** What applies where the caller sets nothing. */
export const STREAM_SOURCE_DEFAULTS: Readonly<{ maxSize: number }> = Object.freeze({
  maxSize: 64 * 1024 ** 3,
});

/**
 * A stream, with or without a known size. It is first read to its end into a temporary file (mode 0600): the number of
 * parts must be known before the first one goes out, and a part that failed is read again, which a stream cannot do.
 * The file has no name and is gone at `close()`, or however the process ends.
 *
 * @throws SourceError when the stream fails, gives something other than bytes, more or fewer than `size`, or more than
 *   `maxSize` or the disk can take (256 MiB stay free).
 */
export async function streamSource(stream: ByteStream, options: StreamSourceOptions = {}): Promise<Source> {
  const { size, directory = tmpdir(), signal, onSpooled } = options;
  const maxSize = Math.min(options.maxSize ?? STREAM_SOURCE_DEFAULTS.maxSize, FILE_SIZE_MAX);
  signal?.throwIfAborted();
  if (size !== undefined && size > maxSize) {
    throw new SourceError(
      `The stream is to give ${size} bytes, and its temporary copy may have ${maxSize}. Raise "maxSize", or write it to a file and upload that.`,
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
      `The temporary copy of the stream could not be made in ${directory}: ${reason}. Give another "directory".`,
      { code: "source-spool", cause },
    );
  }
}
