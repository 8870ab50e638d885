import { messageOf } from "@cdf-multipart/core/internal";
import { InputError } from "../errors.js";
import { fileKeyAt } from "../hash/file-key.js";
import type { Hasher, HashJob } from "../hash/hasher.js";
import type { Candidate } from "./candidate.js";

/** Computes the SHA-256 of one file of a run, for exactly the bytes that are sent. */
export interface FileHashWork {
  /** Call when the uploader has opened the file: from then on it detects every change. */
  opened(): void;
  /** Lower-case hex. Undefined without a hasher, or when the file changed after it was sent, which is reported to `tell`. */
  sha256(tell: (line: string) => void): Promise<string | undefined>;
  stop(): void;
}

/** Whether the file changed after the hash in its fields was computed. */
export function isHashStale({ input, hash }: Candidate): boolean {
  return hash !== undefined && input.kind === "file" && fileKeyAt(input.path) !== hash.key;
}

/** The error about a file whose hash is stale. */
export function staleHash(sent: boolean): InputError {
  const what = "was changed after its SHA-256 was computed";
  return new InputError(
    sent
      ? `${what}, so it was stored with a wrong SHA-256 in its fields. Upload it again with --overwrite, or delete it first`
      : `${what}, so it was not sent. Repeat the command when no program writes to the file any more`,
  );
}

/** @param hasher absent: only a hash that a field uses is computed. */
export function fileHashWork(candidate: Candidate, hasher: Hasher | undefined): FileHashWork {
  const { input } = candidate;
  let job: HashJob | undefined;
  let stale = false;
  return {
    opened: () => {
      if (input.kind !== "file") return;
      if (candidate.hash !== undefined) stale ||= isHashStale(candidate);
      // A deleted file cannot be hashed any more, but the upload continues with the file that it has open.
      else job ??= hasher?.start(input.path, fileKeyAt(input.path) ?? "");
    },
    sha256: async (tell) => {
      if (stale) throw staleHash(true);
      if (candidate.hash !== undefined) return candidate.hash.sha256;
      try {
        return (await job?.done)?.sha256;
      } catch (error) {
        tell(`stored without a SHA-256. ${messageOf(error)}`);
        return undefined;
      }
    },
    stop: () => job?.stop(),
  };
}
