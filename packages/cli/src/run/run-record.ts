import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  type Stats,
  writeSync,
} from "node:fs";
import {
  fileFault,
  isExposed,
  isSameFile,
  PRIVATE_FILE_MODE,
  PRIVATE_OPEN_FLAGS,
} from "@cdf-multipart/uploader/internal";
import { isMissing } from "../errors.js";

/** The first bytes of every run record; their number is also the length of an entry. */
const START: Buffer = Buffer.from("cdf-upload runs\n", "latin1");

/** Bytes of an entry: enough that no two files of a run have the same. */
export const ENTRY_BYTES: number = START.length;

/** An append-only file of entries of equal length. */
export interface RunRecord {
  /** The entries that the file had when it was opened, one after the other. */
  readonly entries: Buffer;
  add(entry: Buffer): void;
  /** Removes all entries. */
  clear(): void;
  /** Closes the file, and deletes it if it is empty or `remove` is true. Safe to call twice. */
  close(remove?: boolean): void;
}

/**
 * Opens a run record, or creates one (mode 0600).
 *
 * @throws Error that names the file when it is not a run record of this user; the file is not changed.
 * @throws Error of the file system.
 */
export function openRunRecord(path: string): RunRecord {
  refuseForeign(path);
  // Two runs of the same command append to one file, so both must write at its current end.
  const descriptor = openSync(path, PRIVATE_OPEN_FLAGS | constants.O_APPEND, PRIVATE_FILE_MODE);
  try {
    const stats = fstatSync(descriptor);
    const fault = fileFault(stats);
    if (fault !== undefined) throw new Error(`${path} ${fault}`);
    if (!canBeRecord(startOf(descriptor))) throw new Error(`${path} ${NO_RECORD}`);
    const content = readFileSync(descriptor);
    return record(path, { descriptor, stats, content: trusted(path, { descriptor, stats, content }) });
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Whether a file is a run record of this program. Opens it only if that is safe. */
export function isRunRecord(path: string): boolean {
  if (fileFault(lstatSync(path)) !== undefined) return false;
  const descriptor = openSync(path, PRIVATE_OPEN_FLAGS & ~constants.O_CREAT);
  try {
    return fileFault(fstatSync(descriptor)) === undefined && canBeRecord(startOf(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

interface Opened {
  readonly descriptor: number;
  readonly stats: Stats;
  readonly content: Buffer;
}

function record(path: string, { descriptor, stats, content }: Opened): RunRecord {
  let length = content.length;
  let open = true;
  return {
    entries: content.subarray(ENTRY_BYTES),
    add(entry): void {
      // Pads an entry that a crash cut off, because otherwise all later entries would be misaligned.
      const missing = length < ENTRY_BYTES ? START.subarray(length) : zeros(length);
      const bytes = Buffer.concat([missing, entry]);
      writeSync(descriptor, bytes);
      length += bytes.length;
    },
    clear(): void {
      cut(path, stats);
      length = 0;
    },
    close(remove = false): void {
      if (!open) return;
      open = false;
      const { size } = fstatSync(descriptor);
      closeSync(descriptor);
      // A record without entries is not needed.
      if (remove || size <= ENTRY_BYTES) removeSame(path, stats);
    },
  };
}

function zeros(length: number): Buffer {
  return Buffer.alloc((ENTRY_BYTES - (length % ENTRY_BYTES)) % ENTRY_BYTES);
}

/** Empties the file. Opens it again for that, because Windows cannot truncate a file that is open for appending. */
function cut(path: string, stats: Stats): void {
  const descriptor = openSync(path, PRIVATE_OPEN_FLAGS & ~constants.O_CREAT);
  try {
    if (isSameFile(fstatSync(descriptor), stats)) ftruncateSync(descriptor, 0);
  } finally {
    closeSync(descriptor);
  }
}

/** Deletes the file, but not another file that has replaced it. */
function removeSame(path: string, stats: Stats): void {
  try {
    if (isSameFile(lstatSync(path), stats)) rmSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The content, or nothing if other users could write it: their entries could name files that were never stored. */
function trusted(path: string, { descriptor, stats, content }: Opened): Buffer {
  if (!isExposed(stats, "read")) return content;
  fchmodSync(descriptor, PRIVATE_FILE_MODE);
  if (!isExposed(stats, "write")) return content;
  cut(path, stats);
  return Buffer.alloc(0);
}

/** Whether a file is empty or starts like a run record, possibly cut off by a crash. */
function canBeRecord(start: Buffer): boolean {
  return start.equals(START.subarray(0, start.length));
}

/** The first bytes of a file. Does not move the read position. */
function startOf(descriptor: number): Buffer {
  const start = Buffer.alloc(ENTRY_BYTES);
  return start.subarray(0, readSync(descriptor, start, 0, ENTRY_BYTES, 0));
}

const NO_RECORD = "has the name of a run record but is not one, so it was kept. Move it away";

function refuseForeign(path: string): void {
  try {
    const fault = fileFault(lstatSync(path));
    if (fault !== undefined) throw new Error(`${path} ${fault}`);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
