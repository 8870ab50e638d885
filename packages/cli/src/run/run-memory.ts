import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { filePlace, preparePrivateFolder, stateFolder } from "@cdf-multipart/uploader/node";
import type { Candidate } from "./candidate.js";
import { digestIndex } from "./digest-index.js";
import { ENTRY_BYTES, openRunRecord, type RunRecord } from "./run-record.js";

/**
 * Which files of a run are stored: should the run be ended, the same command leaves them out. Written the moment
 * the service has a file, before its own journal goes, so that at every moment one of the two knows of it.
 */
export interface RunMemory {
  /** Whether an earlier run of the same command has stored this very file, unchanged since. */
  knows(candidate: Candidate): boolean;
  /** Remembers a file, at once. Never throws: a memory that fails costs a repeated upload. */
  add(candidate: Candidate): void;
  /** Forgets everything: the run begins anew. */
  forget(): void;
  /** Leaves nothing behind: the run is complete. */
  remove(): void;
  close(): void;
}

/** What names a run: the project, and what was asked for from where. */
export interface RunKey {
  readonly baseUrl: string;
  readonly project: string;
  readonly words: readonly string[];
  readonly manifest: string | undefined;
}

/** Names of run records. */
export const RUN_RECORD_NAME: RegExp = /^[0-9a-f]{32}\.done$/;

/** Where the memories of runs lie. */
export function runsFolder(): string {
  return join(stateFolder(), "runs");
}

/** A run that is not remembered. */
export const NO_MEMORY: RunMemory = Object.freeze({
  knows: () => false,
  add: () => undefined,
  forget: () => undefined,
  remove: () => undefined,
  close: () => undefined,
});

/**
 * Whether anything can be remembered: runs, and uploads in their journals. `warn` says why it cannot, once for all of them, or
 * that other users were shut out of the folder.
 */
export function canRemember(warn: (message: string) => void): boolean {
  try {
    const notice = preparePrivateFolder(stateFolder(), { ours: true });
    if (notice !== undefined) warn(notice);
    return true;
  } catch (error) {
    warn(`No journal is kept: ${messageOf(error)}. An upload that is interrupted cannot be resumed`);
    return false;
  }
}

/**
 * Opens the memory of a run. Where none can be kept there is none, and `warn` says so.
 */
export function openRunMemory(key: RunKey, warn: (message: string) => void): RunMemory {
  let record: RunRecord;
  try {
    const folder = runsFolder();
    const notice = preparePrivateFolder(folder, { ours: true });
    if (notice !== undefined) warn(notice);
    record = openRunRecord(join(folder, `${nameOf(key)}.done`));
  } catch (error) {
    warn(`Which files are stored cannot be remembered: ${messageOf(error)}`);
    return NO_MEMORY;
  }
  let index = digestIndex(record.entries, ENTRY_BYTES);
  let failed = false;
  let open = true;
  const trying = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failed = true;
      warn(`Which files are stored cannot be remembered any more: ${messageOf(error)}`);
    }
  };
  const close = (remove: boolean): void => {
    if (open) trying(() => record.close(remove));
    open = false;
  };
  return {
    // What a stream gave once it may not give again.
    knows: (candidate) => candidate.input.kind !== "stream" && index.has(digestOf(candidate)),
    add: (candidate) => {
      if (failed || !open || candidate.input.kind === "stream") return;
      trying(() => record.add(digestOf(candidate)));
    },
    forget: () => {
      index = digestIndex(Buffer.alloc(0), ENTRY_BYTES);
      trying(() => record.clear());
    },
    remove: () => close(true),
    close: () => close(false),
  };
}

function nameOf({ baseUrl, project, words, manifest }: RunKey): string {
  const places = words.map((word) => (/^https?:\/\//i.test(word) ? word : filePlace(word)));
  const key = JSON.stringify([baseUrl, project, places, manifest === undefined ? null : resolve(manifest)]);
  return createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 2 * ENTRY_BYTES);
}

/** The same bytes (by place, size and time) to the same place. */
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
