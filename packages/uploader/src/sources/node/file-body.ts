import fs from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { NOTHING, type PartBody } from "../source.js";
import { SourceChangedError, SourceError } from "../source-error.js";
import { wrongSize } from "./file-state.js";
import { readTurns } from "./read-turns.js";

/** One range of a file. */
export interface FileRange {
  readonly handle: FileHandle;
  /** The name of the file in messages. */
  readonly label: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly guard: FileGuard;
}

/** Checks whether the file changed since it was opened. Rejects if it did. */
export interface FileGuard {
  /** Checks now. */
  check(): Promise<void>;
  /** Checks if the last check is some time ago; otherwise returns undefined. */
  checkSometimes(): Promise<void> | undefined;
}

/**
 * Reads one range into the caller's windows.
 *
 * The last window of a range is returned only after a stat that follows all its reads. So a part with a
 * changed byte is never sent completely. Before that, a stat accompanies a read every tenth of a second, so a
 * change soon stops a part of gigabytes as well. A stat per window cost a fifth of the speed (measured).
 *
 * A window costs one promise. The FileHandle's own `read` with async functions cost 3.6 KiB of garbage per
 * window. V8's young generation then grew by 6 MiB in 64 GiB.
 *
 * The handle can be closed during a read, and its descriptor given to another file. Then the stat before the
 * last window fails, because it uses the handle.
 */
export function fileBody(range: FileRange): PartBody {
  let position = range.start;
  // The state of the current read. A body has only one read at a time, so one set of variables is enough.
  let from = position;
  let into = NOTHING;
  let wanted = 0;
  let filled = 0;
  let began = 0;
  let resolve = (_view: Uint8Array): void => {};
  let reject = (_error: unknown): void => {};

  const begin = (): void => {
    began = performance.now();
    const { fd } = range.handle;
    if (fd < 0) onRead(new Error("its handle was closed"), 0);
    else fs.read(fd, into, filled, wanted - filled, from + filled, onRead);
  };
  const onRead = (cause: Error | null, bytesRead: number): void => {
    readTurns.leave(begin, performance.now() - began);
    filled += bytesRead;
    if (cause !== null) reject(readFailure(range, from, cause));
    else if (bytesRead === 0) void explainEnd(range, from + filled).then(reject);
    // A read may return less than requested in the middle of a file.
    else if (filled < wanted) readTurns.enter(begin);
    else {
      position = from + wanted;
      resolve(wanted === into.byteLength ? into : into.subarray(0, wanted));
    }
  };
  const settle = (onEnd: (view: Uint8Array) => void, onError: (error: unknown) => void): void => {
    resolve = onEnd;
    reject = onError;
  };
  const read = (window: Uint8Array, size: number): Promise<Uint8Array> => {
    from = position;
    into = window;
    wanted = size;
    filled = 0;
    const reading = new Promise<Uint8Array>(settle);
    readTurns.enter(begin);
    return reading;
  };

  const readGuarded = async (
    window: Uint8Array,
    size: number,
    looking?: Promise<void>,
  ): Promise<Uint8Array> => {
    try {
      if (looking !== undefined) return await both(read(window, size), looking);
      const view = await read(window, size);
      await range.guard.check();
      return view;
    } catch (cause) {
      throw readFailure(range, from, cause);
    }
  };

  return {
    next(window): Promise<Uint8Array> {
      const size = Math.min(window.byteLength, range.end - position);
      if (size === 0) return Promise.resolve(NOTHING);
      if (position + size === range.end) return readGuarded(window, size);
      const looking = range.guard.checkSometimes();
      return looking === undefined ? read(window, size) : readGuarded(window, size, looking);
    },
    async close(): Promise<void> {},
  };
}

/** Waits for both, even if one fails: the window must not be returned while a read still fills it. */
async function both<T>(reading: Promise<T>, guarding: Promise<void>): Promise<T> {
  const [read, guarded] = await Promise.allSettled([reading, guarding]);
  // A changed file explains a failed read better than the error of the read.
  if (guarded.status === "rejected") throw guarded.reason;
  if (read.status === "rejected") throw read.reason;
  return read.value;
}

/** A file that ends early shrank, or never had the bytes of its size, like the files of `/sys`. */
async function explainEnd(range: FileRange, position: number): Promise<SourceError> {
  try {
    await range.guard.check();
    return wrongSize(range.label, range.size, "fewer");
  } catch {
    return cutShort(range, position);
  }
}

function cutShort(range: FileRange, position: number): SourceError {
  return new SourceChangedError(
    `${range.label} shrank while it was uploaded: it ends at byte ${position}, before the end of the part (${range.end}). Upload it again when no program writes to it any more.`,
    { change: "size" },
  );
}

function readFailure(range: FileRange, position: number, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(
    `${range.label} could not be read at byte ${position}: ${reason}. Check its disk or network drive.`,
    { code: "source-unreadable", cause },
  );
}
