import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { messageOf } from "@cdf-multipart/core/internal";
import { filePlace, preparePrivateFolder, stateFolder } from "@cdf-multipart/uploader/internal";
import { type Shard, shardText } from "../inputs/shard.js";
import type { Candidate } from "./candidate.js";
import { ENTRY_BYTES, openRunRecord, type RunRecord } from "./run-record.js";

/**
 * The stored files of a run: if the run is interrupted, the same command skips them. A file is added as soon as CDF has it,
 * before its journal is removed, so that at every moment one of the two knows the file.
 */
export interface RunMemory {
  /** Whether an earlier run of the same command stored this file, and the file has not changed since. */
  knows(candidate: Candidate): boolean;
  /** Adds a file immediately. Never throws: a failure only costs a repeated upload. */
  add(candidate: Candidate): void;
  /** When the run was first started, ms since the epoch; undefined if this is the first time. */
  readonly startedAt: number | undefined;
  /** The id of the file entry that an earlier run created for this file, if that is known. */
  entryOf(candidate: Candidate): number | undefined;
  /** Adds the id of a file entry immediately, before any byte of its file is sent. Never throws. */
  opened(candidate: Candidate, id: number): void;
  /** Removes all files: the run starts over. */
  forget(): void;
  /** Deletes the record: the run is complete. */
  remove(): void;
  close(): void;
}

/** The facts that identify a run: the project, the arguments, the manifest and the shard. */
export interface RunKey {
  readonly baseUrl: string;
  readonly project: string;
  readonly words: readonly string[];
  readonly manifest: string | undefined;
  /** Each shard has its own record, so that one that is done does not remove the record of the others. */
  readonly shard: Shard | undefined;
}

/** Matches the file names of run records. */
export const RUN_RECORD_NAME: RegExp = /^[0-9a-f]{32}\.done$/;

/** The folder of run records. */
export function runsFolder(): string {
  return join(stateFolder(), "runs");
}

/** For a run without a run record. */
export const NO_MEMORY: RunMemory = Object.freeze({
  knows: () => false,
  add: () => undefined,
  startedAt: undefined,
  entryOf: () => undefined,
  opened: () => undefined,
  forget: () => undefined,
  remove: () => undefined,
  close: () => undefined,
});

/**
 * Whether the state folder can be used for run records and journals. `warn` receives the reason if it cannot, once for all of
 * them, or a notice that the permissions of the folder were restricted.
 */
export function canRemember(warn: (message: string) => void): boolean {
  try {
    const notice = preparePrivateFolder(stateFolder(), { ours: true });
    if (notice !== undefined) warn(notice);
    return true;
  } catch (error) {
    warn(`There is no journal: ${messageOf(error)}. An interrupted upload cannot be resumed`);
    return false;
  }
}

/**
 * Opens the record of a run. Returns {@link NO_MEMORY} and reports the reason to `warn` if it cannot be opened.
 */
export function openRunMemory(key: RunKey, warn: (message: string) => void): RunMemory {
  let record: RunRecord;
  try {
    const folder = runsFolder();
    const notice = preparePrivateFolder(folder, { ours: true });
    if (notice !== undefined) warn(notice);
    record = openRunRecord(join(folder, `${nameOf(key)}.done`));
  } catch (error) {
    warn(
      `There is no run record: ${messageOf(error)}. If this run is interrupted, the next one sends stored files again`,
    );
    return NO_MEMORY;
  }
  let index = digestIndex(record.entries, ENTRY_BYTES);
  let startedAt = numberIn(index.last(START_TIME));
  let failed = false;
  let open = true;
  const trying = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failed = true;
      warn(
        `The run record can no longer be written: ${messageOf(error)}. If this run is interrupted, the next one sends stored files again`,
      );
    }
  };
  const close = (remove: boolean): void => {
    if (open) trying(() => record.close(remove));
    open = false;
  };
  if (startedAt === undefined) trying(() => record.add(withNumber(START_TIME, Date.now())));
  return {
    get startedAt(): number | undefined {
      return startedAt;
    },
    entryOf: (candidate) => numberIn(index.last(entryPrefix(candidate))),
    opened: (candidate, id) => {
      if (!failed && open) trying(() => record.add(withNumber(entryPrefix(candidate), id)));
    },
    // A stream may return different bytes in each run, so it is always sent.
    knows: (candidate) => candidate.input.kind !== "stream" && index.has(digestOf(candidate)),
    add: (candidate) => {
      if (failed || !open || candidate.input.kind === "stream") return;
      trying(() => record.add(digestOf(candidate)));
    },
    forget: () => {
      index = digestIndex(Buffer.alloc(0), ENTRY_BYTES);
      startedAt = undefined;
      trying(() => {
        record.clear();
        record.add(withNumber(START_TIME, Date.now()));
      });
    },
    remove: () => close(true),
    close: () => close(false),
  };
}

function nameOf({ baseUrl, project, words, manifest, shard }: RunKey): string {
  const places = words.map((word) => (/^https?:\/\//i.test(word) ? word : filePlace(word)));
  const list = manifest === undefined ? null : resolve(manifest);
  const part = shard === undefined ? [] : [shardText(shard)];
  const key = JSON.stringify([baseUrl, project, places, list, ...part]);
  return createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 2 * ENTRY_BYTES);
}

/** One half of an entry says what the number in the other half is: a time, or the id of a file entry. */
const NAME_BYTES = ENTRY_BYTES / 2;
const START_TIME: Buffer = nameOfNumber("started at");

function nameOfNumber(text: string | Buffer): Buffer {
  return createHash("sha256").update(text).digest().subarray(0, NAME_BYTES);
}

function entryPrefix(candidate: Candidate): Buffer {
  return nameOfNumber(digestOf(candidate));
}

function withNumber(name: Buffer, value: number): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES);
  name.copy(entry);
  entry.writeBigUInt64BE(BigInt(value), NAME_BYTES);
  return entry;
}

function numberIn(entry: Buffer | undefined): number | undefined {
  const value = entry === undefined ? Number.NaN : Number(entry.readBigUInt64BE(NAME_BYTES));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Identifies a file by its source (path, size and time) and its target. */
function digestOf({ input, into }: Candidate): Buffer {
  const from =
    input.kind === "file"
      ? [filePlace(input.path), input.size, input.modifiedAt]
      : [input.kind === "url" ? input.url.href : input.shown];
  return createHash("sha256")
    .update(JSON.stringify([from, into]))
    .digest()
    .subarray(0, ENTRY_BYTES);
}

/** A set of digests. */
export interface DigestIndex {
  has(digest: Buffer): boolean;
  /** The last digest that begins with these bytes, of which there must be four or more. */
  last(beginning: Buffer): Buffer | undefined;
}

/**
 * An index of the digests in `content`, which are stored one after the other and have equal length. Needs about 8 bytes per
 * digest in addition to the content: a million of them fit in 24 MiB.
 */
export function digestIndex(content: Buffer, length: number): DigestIndex {
  const count = Math.floor(content.length / length);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 1)));
  const mask = slots.length - 1;
  /** The slot of a digest, or the free slot for it. Digests are random, so their first bytes serve as the hash. */
  const find = (digest: Buffer): number => {
    let slot = digest.readUInt32BE() & mask;
    for (;;) {
      const place = slots[slot] ?? 0;
      if (place === 0) return slot;
      const start = (place - 1) * length;
      if (content.compare(digest, 0, length, start, start + length) === 0) return slot;
      slot = (slot + 1) & mask;
    }
  };
  for (let at = 0; at < count; at += 1)
    slots[find(content.subarray(at * length, (at + 1) * length))] = at + 1;
  const last = (beginning: Buffer): Buffer | undefined => {
    let found: Buffer | undefined;
    for (let slot = beginning.readUInt32BE() & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const start = ((slots[slot] ?? 0) - 1) * length;
      if (content.compare(beginning, 0, beginning.length, start, start + beginning.length) === 0)
        found = content.subarray(start, start + length);
    }
    return found;
  };
  return { has: (digest) => slots[find(digest)] !== 0, last };
}
