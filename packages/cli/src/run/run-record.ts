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
} from "@cdf-multipart/uploader/node";

/** The first bytes of every run record, as many as each that follows has. */
const START: Buffer = Buffer.from("cdf-upload runs\n", "latin1");

/** Bytes of an entry: enough that no two files of any run have the same. */
export const ENTRY_BYTES: number = START.length;

/** A file that only grows, by entries of equal length. */
export interface RunRecord {
  /** The entries that were there when it was opened, one after the other. */
  readonly entries: Buffer;
  add(entry: Buffer): void;
  /** Takes all entries out. */
  clear(): void;
  /** Closes it, and deletes it where it holds nothing or `remove` is true. Safe to call twice. */
  close(remove?: boolean): void;
}

/**
 * Opens a run record, or makes one (mode 0600).
 *
 * @throws Error that names the file when it is not a run record of this user: it is left as it is; an error of the file system.
 */
export function openRunRecord(path: string): RunRecord {
  refuseForeign(path);
  // Two runs of the same command add to one file, so both write at its end, wherever that is.
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

/** Whether a file is a run record that this program made. Opens it only where that is safe. */
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
      // What a crash has cut off is made whole first, or all after it would be read wrong.
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
      // Of a run that stored nothing there is nothing to remember.
      if (remove || size <= ENTRY_BYTES) removeSame(path, stats);
    },
  };
}

function zeros(length: number): Buffer {
  return Buffer.alloc((ENTRY_BYTES - (length % ENTRY_BYTES)) % ENTRY_BYTES);
}

/** Windows shortens no file that is open for appending, so it is opened once more. */
function cut(path: string, stats: Stats): void {
  const descriptor = openSync(path, PRIVATE_OPEN_FLAGS & ~constants.O_CREAT);
  try {
    if (isSameFile(fstatSync(descriptor), stats)) ftruncateSync(descriptor, 0);
  } finally {
    closeSync(descriptor);
  }
}

/** What has taken its place meanwhile is not ours to delete. */
function removeSame(path: string, stats: Stats): void {
  try {
    if (isSameFile(lstatSync(path), stats)) rmSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** What others could write may name files that were never stored: it is forgotten. */
function trusted(path: string, { descriptor, stats, content }: Opened): Buffer {
  if (!isExposed(stats, "read")) return content;
  fchmodSync(descriptor, PRIVATE_FILE_MODE);
  if (!isExposed(stats, "write")) return content;
  cut(path, stats);
  return Buffer.alloc(0);
}

/** Nothing, or the beginning that ours have, whole or cut by a crash. */
function canBeRecord(start: Buffer): boolean {
  return start.equals(START.subarray(0, start.length));
}

/** The first bytes of a file; its own place stays at the beginning. */
function startOf(descriptor: number): Buffer {
  const start = Buffer.alloc(ENTRY_BYTES);
  return start.subarray(0, readSync(descriptor, start, 0, ENTRY_BYTES, 0));
}

const NO_RECORD = "has the name of a run record and is not one, so it is left as it is. Move it away";

function refuseForeign(path: string): void {
  try {
    const fault = fileFault(lstatSync(path));
    if (fault !== undefined) throw new Error(`${path} ${fault}`);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
