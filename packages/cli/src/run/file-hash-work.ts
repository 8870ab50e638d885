import { fileKeyAt } from "../hash/file-key.js";
import type { Hasher, HashJob } from "../hash/hasher.js";
import { InputError } from "../inputs/input.js";
import type { Candidate } from "./candidate.js";

/** The SHA-256 of one file of a run: of the bytes that are sent, and of no others. */
export interface FileHashWork {
  /** The uploader has opened the file: from now on it notices every change. */
  opened(): void;
  /** Lower-case hex. Undefined where none is wanted, or where the file was changed after it was sent; `tell` then says so. */
  sha256(tell: (line: string) => void): Promise<string | undefined>;
  stop(): void;
}

/** Whether the file is no longer the one whose hash its fields name. */
export function isHashStale({ input, hash }: Candidate): boolean {
  return hash !== undefined && input.kind === "file" && fileKeyAt(input.path) !== hash.key;
}

/** The error of such a file. */
export function staleHash(sent: boolean): InputError {
  const what = "was changed after its SHA-256 was computed";
  return new InputError(
    sent
      ? `${what}, and is stored with a wrong one in its fields: upload it again, with --overwrite or after it was deleted`
      : `${what}, and was not sent. Give the command again when nothing writes to it any more`,
  );
}

/** @param hasher absent: no hash is wanted but the one that a field needed. */
export function fileHashWork(candidate: Candidate, hasher: Hasher | undefined): FileHashWork {
  const { input } = candidate;
  let job: HashJob | undefined;
  let stale = false;
  return {
    opened: () => {
      if (input.kind !== "file") return;
      if (candidate.hash !== undefined) stale ||= isHashStale(candidate);
      // A file that has gone has no hash any more, and the upload goes on with the one that it has opened.
      else job ??= hasher?.start(input.path, fileKeyAt(input.path) ?? "");
    },
    sha256: async (tell) => {
      if (stale) throw staleHash(true);
      if (candidate.hash !== undefined) return candidate.hash.sha256;
      try {
        return (await job?.done)?.sha256;
      } catch (error) {
        tell(
          `is stored, and no SHA-256 can be told: ${error instanceof Error ? error.message : String(error)}`,
        );
        return undefined;
      }
    },
    stop: () => job?.stop(),
  };
}
