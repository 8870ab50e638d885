import { type FileHandle, statfs } from "node:fs/promises";
import { untilAborted } from "@cdf-multipart/core/internal";
import { SourceError } from "../source-error.js";

/** Bytes that stay free on the disk of the temporary copy, so that the machine keeps working. */
export const FREE_SPACE_RESERVE: number = 256 * 1024 * 1024;

/** Rejects if the disk of a folder has no room for `wanted` more bytes and the reserve. */
export async function checkFreeSpace(directory: string, wanted: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= wanted + FREE_SPACE_RESERVE) return;
  throw new SourceError(
    `The temporary copy of the stream needs ${wanted} more bytes in ${directory}, but only ${free} are free, and ${FREE_SPACE_RESERVE} must stay free. Free some space, or set another "directory".`,
    { code: "source-spool" },
  );
}

/** A Node `Readable`, a web `ReadableStream`, or any iterable of bytes. */
export type ByteStream =
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>
  | { getReader(): ReadableStreamDefaultReader<Uint8Array> };

/** The limits of a stream, and the file it is copied to. */
export interface CopyOptions {
  readonly handle: FileHandle;
  /** The folder of the file. Its free space is checked. */
  readonly directory: string;
  /** Expected bytes, if known. */
  readonly size: number | undefined;
  /** Maximum bytes. */
  readonly maxSize: number;
  readonly signal: AbortSignal | undefined;
  readonly onSpooled: ((bytes: number) => void) | undefined;
}

/** Bytes written between two checks of the free space. */
const SPACE_STEP: number = 128 * 1024 * 1024;

/** Writes a whole stream into a file. Resolves with the number of bytes. */
export async function copyToSpool(stream: ByteStream, options: CopyOptions): Promise<number> {
  const { handle, size, maxSize, signal } = options;
  const iterator = iterate(stream);
  let copied = 0;
  let spaceFor = SPACE_STEP;
  let ended = false;
  try {
    while (true) {
      const { done, value } = await unlessAborted(() => nextOf(iterator, copied), signal);
      if (done === true) break;
      const chunk = bytesOf(value);
      if (copied + chunk.byteLength > (size ?? maxSize)) throw tooMuch(size, maxSize);
      // Checked before these bytes are written, so the reserve stays free.
      if (size === undefined && copied + chunk.byteLength > spaceFor) {
        spaceFor = copied + chunk.byteLength + SPACE_STEP;
        await checkFreeSpace(options.directory, chunk.byteLength + SPACE_STEP);
      }
      await writeAll(handle, chunk, copied);
      copied += chunk.byteLength;
      options.onSpooled?.(copied);
    }
    ended = true;
  } finally {
    if (!ended) letGo(stream, iterator);
  }
  if (size === undefined || copied === size) return copied;
  throw new SourceError(
    `The stream ended after ${copied} bytes, ${size - copied} less than the given size of ${size}. Give the right "size", or none.`,
    { code: "source-length" },
  );
}

/**
 * Releases the stream without waiting: a stream that hangs must not delay the error. `return` of its iterator
 * waits for a pending `next`, so a Node stream is destroyed directly. Otherwise it would keep the process
 * alive.
 */
function letGo(stream: ByteStream, iterator: ByteIterator): void {
  if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
  void Promise.resolve(iterator.return?.()).catch(() => {});
}

type ByteIterator = Iterator<unknown> | AsyncIterator<unknown>;

function iterate(stream: ByteStream): ByteIterator {
  if (Symbol.asyncIterator in stream) return stream[Symbol.asyncIterator]();
  if (Symbol.iterator in stream) return stream[Symbol.iterator]();
  const reader = stream.getReader();
  return {
    next: async () => {
      const { done, value } = await reader.read();
      return done ? { done: true, value: undefined } : { done: false, value };
    },
    return: async () => {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

async function nextOf(iterator: ByteIterator, copied: number): Promise<IteratorResult<unknown>> {
  try {
    return await iterator.next();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SourceError(
      `The stream failed after ${copied} bytes: ${reason}. Nothing was uploaded. Open the stream again and restart the upload.`,
      { code: "source-unreadable", cause },
    );
  }
}

/** Settles as the work does, unless the signal aborts first. If it is already aborted, the work does not begin. */
async function unlessAborted<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work();
  signal.throwIfAborted();
  return untilAborted(work(), signal);
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  const what =
    chunk === null
      ? "null"
      : Array.isArray(chunk)
        ? "an array"
        : typeof chunk === "object"
          ? "an object"
          : `a ${typeof chunk}`;
  throw new SourceError(
    `The stream yielded ${what} instead of bytes (Uint8Array). Remove its encoding or object mode; for bytes in memory, use bytesSource.`,
    { code: "source-unreadable" },
  );
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  try {
    for (let written = 0; written < chunk.byteLength; ) {
      const { bytesWritten } = await handle.write(
        chunk,
        written,
        chunk.byteLength - written,
        position + written,
      );
      written += bytesWritten;
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SourceError(
      `The temporary copy of the stream could not be written after ${position} bytes: ${reason}. Free some space, or set another "directory".`,
      { code: "source-spool", cause },
    );
  }
}

function tooMuch(size: number | undefined, maxSize: number): SourceError {
  if (size === undefined) {
    return new SourceError(
      `The stream is longer than the maximum of ${maxSize} bytes for its temporary copy. Raise "maxSize", or write the stream to a file and upload that.`,
      { code: "source-too-large" },
    );
  }
  return new SourceError(
    `The stream is longer than the given size of ${size} bytes. Give the right "size", or none.`,
    { code: "source-length" },
  );
}
