import { createHash } from "node:crypto";
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { stateFolder } from "@cdf-multipart/uploader/node";
import type { Candidate } from "./candidate.js";
import { digestIndex } from "./digest-index.js";

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

/** Bytes of a digest: enough that no two files of any run have the same. */
export const DIGEST_BYTES = 16;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

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
 * Opens the memory of a run. Where none can be kept there is none, and `warn` says so.
 */
export function openRunMemory(key: RunKey, warn: (message: string) => void): RunMemory {
  const folder = runsFolder();
  const path = join(folder, `${nameOf(key)}.done`);
  let descriptor: number;
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    descriptor = openSync(path, "a+", FILE_MODE);
  } catch (error) {
    warn(`Which files are stored cannot be remembered in ${folder}: ${messageOf(error)}`);
    return NO_MEMORY;
  }
  const content = readFileSync(descriptor);
  let index = digestIndex(content, DIGEST_BYTES);
  // A digest that was cut by a crash is finished with zeros, or all after it would be read wrong.
  let padding = Buffer.alloc((DIGEST_BYTES - (content.length % DIGEST_BYTES)) % DIGEST_BYTES);
  let failed = false;
  let open = true;
  return {
    // What a stream gave once it may not give again.
    knows: (candidate) => candidate.input.kind !== "stream" && index.has(digestOf(candidate)),
    add: (candidate) => {
      if (failed || !open || candidate.input.kind === "stream") return;
      try {
        writeSync(descriptor, Buffer.concat([padding, digestOf(candidate)]));
        padding = Buffer.alloc(0);
      } catch (error) {
        failed = true;
        warn(`Which files are stored cannot be remembered any more: ${messageOf(error)}`);
      }
    },
    forget: () => {
      index = digestIndex(Buffer.alloc(0), DIGEST_BYTES);
      padding = Buffer.alloc(0);
      ftruncateSync(descriptor);
    },
    remove: () => rmSync(path, { force: true }),
    close: () => {
      if (!open) return;
      open = false;
      const { size } = fstatSync(descriptor);
      closeSync(descriptor);
      // Of a run that stored nothing there is nothing to remember.
      if (size === 0) rmSync(path, { force: true });
    },
  };
}

function nameOf({ baseUrl, project, words, manifest }: RunKey): string {
  const places = words.map((word) => (/^https?:\/\//i.test(word) ? word : resolve(word)));
  const key = JSON.stringify([baseUrl, project, places, manifest === undefined ? null : resolve(manifest)]);
  return createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 2 * DIGEST_BYTES);
}

/** The same bytes (by place, size and time) to the same place. */
function digestOf({ input, into }: Candidate): Buffer {
  const from =
    input.kind === "file"
      ? [resolve(input.path), input.size, input.modifiedAt]
      : [input.kind === "url" ? input.url.href : input.shown];
  return createHash("sha256")
    .update(JSON.stringify([from, into]))
    .digest()
    .subarray(0, DIGEST_BYTES);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
