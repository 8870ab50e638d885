import { closeSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { isStateRecord } from "./check-record.js";
import { FRESH_STATE_NAME, STATE_NAME } from "./own-names.js";
import type { StateRecord } from "./records.js";
import { lookAt, removeOwnFile } from "./remove-own.js";

/**
 * The emulator's state as an append-only file of JSON lines. Writes are synchronous: once a call returns, the
 * kernel has the record, and it survives a kill of the process. It need not survive a power cut, because no
 * test of a client includes one.
 */
export interface StateLog {
  append(record: StateRecord): void;
  /** Rewrites the log with the output of `records` once the log has grown to several times that size. */
  compact(records: () => Iterable<StateRecord>): void;
  close(): void;
}

const READ_STEP = 1024 * 1024;
const WRITE_STEP = 1024 * 1024;
/** Maximum bytes of a line. The largest body that the API accepts has 4 MiB. */
const LINE_MAX = 32 * 1024 * 1024;
const COMPACT_FROM = 16 * 1024 * 1024;
/** The factor by which a log may grow after the last compaction. */
const GROWTH = 4;

type WriteBytes = (
  descriptor: number,
  bytes: Buffer,
  offset: number,
  length: number,
  position: number,
) => number;

/**
 * Reads the state of an earlier run record by record, so its size has no limit. A torn last line (killed
 * during the write) was never acknowledged and is dropped. Anything else that is not a record means a damaged
 * or foreign file, and is an error.
 */
export function* readStateLog(directory: string): Generator<StateRecord, void, undefined> {
  const path = join(directory, STATE_NAME);
  if (lookAt(path) === undefined) return;
  let number = 0;
  for (const { text, whole } of readLines(path)) {
    number += 1;
    const record = parse(text);
    if (record !== undefined && (number === 1) === (record.kind === "meta")) yield record;
    else if (whole || number === 1 || !isTorn(text)) {
      throw new Error(
        `The emulator's state ${path} is damaged at line ${number}, or was written by another program. It was not changed. Start the emulator with another directory, or repair this file.`,
      );
    }
  }
  if (number === 0)
    throw new Error(`The emulator's state ${path} is empty. It was not changed. Choose another directory.`);
}

function parse(text: string): StateRecord | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isStateRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this can be the beginning of a record. */
function isTorn(text: string): boolean {
  const begin = '{"kind":"';
  return text.startsWith(begin) || begin.startsWith(text);
}

function* readLines(
  path: string,
): Generator<{ readonly text: string; readonly whole: boolean }, void, undefined> {
  const descriptor = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(READ_STEP);
    let kept: Buffer[] = [];
    let size = 0;
    for (;;) {
      const count = readSync(descriptor, chunk, 0, chunk.length, null);
      if (count === 0) break;
      let from = 0;
      for (let end = chunk.indexOf(10, 0); end >= 0 && end < count; end = chunk.indexOf(10, from)) {
        yield { text: Buffer.concat([...kept, chunk.subarray(from, end)]).toString("utf8"), whole: true };
        kept = [];
        size = 0;
        from = end + 1;
      }
      kept.push(Buffer.from(chunk.subarray(from, count)));
      size += count - from;
      // Not a record. Reading on would only fill the memory.
      if (size > LINE_MAX) return yield { text: "", whole: true };
    }
    if (size > 0) yield { text: Buffer.concat(kept).toString("utf8"), whole: false };
  } finally {
    closeSync(descriptor);
  }
}

/** Starts a new log with `records` (the compacted state). It replaces the old log in one step. */
export function openStateLog(
  directory: string,
  records: Iterable<StateRecord>,
  write: WriteBytes = writeSync,
): StateLog {
  const path = join(directory, STATE_NAME);
  const fresh = join(directory, FRESH_STATE_NAME);
  writeFresh(fresh, records, writeSync);
  renameSync(fresh, path);
  // Not opened for appending: Windows cannot truncate a file that was opened for appending.
  let descriptor = openSync(path, "r+");
  let size = fstatSync(descriptor).size;
  let limit = Math.max(COMPACT_FROM, size * GROWTH);
  let open = true;
  return {
    append(record) {
      // After close only requests whose client is gone can get here. Their changes are not recorded.
      if (!open) return;
      const line = lineOf(record);
      try {
        writeWhole(descriptor, line, size, write);
        size += line.length;
      } catch (error) {
        // A disk that becomes full accepts the first bytes of a record. The next record must not be appended
        // to them.
        ftruncateSync(descriptor, size);
        throw error;
      }
    },
    compact(wanted) {
      if (!open || size < limit) return;
      limit = size * 2;
      try {
        writeFresh(fresh, wanted(), write);
      } catch {
        // The disk is full. The existing log stays in use.
        removeOwnFile(fresh);
        return;
      }
      // Windows cannot replace an open file.
      closeSync(descriptor);
      try {
        renameSync(fresh, path);
      } finally {
        descriptor = openSync(path, "r+");
      }
      size = fstatSync(descriptor).size;
      limit = Math.max(COMPACT_FROM, size * GROWTH);
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

function writeFresh(path: string, records: Iterable<StateRecord>, write: WriteBytes): void {
  removeOwnFile(path);
  const descriptor = openSync(path, "wx", 0o600);
  try {
    let lines: Buffer[] = [];
    let size = 0;
    let position = 0;
    const flush = (): void => {
      writeWhole(descriptor, Buffer.concat(lines), position, write);
      position += size;
      lines = [];
      size = 0;
    };
    for (const record of records) {
      const line = lineOf(record);
      lines.push(line);
      size += line.length;
      if (size >= WRITE_STEP) flush();
    }
    flush();
  } finally {
    closeSync(descriptor);
  }
}

function lineOf(record: StateRecord): Buffer {
  return Buffer.from(`${JSON.stringify(record)}\n`);
}

function writeWhole(descriptor: number, bytes: Buffer, position: number, write: WriteBytes): void {
  let written = 0;
  while (written < bytes.length)
    written += write(descriptor, bytes, written, bytes.length - written, position + written);
}
