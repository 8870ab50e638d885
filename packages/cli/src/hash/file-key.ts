import { type BigIntStats, statSync } from "node:fs";

/** A key of the state of a file: as long as it is equal, the bytes are the same. */
export function fileKey({ ino, size, mtimeNs }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs}`;
}

/** The current key of the file at a path; undefined if there is no file. */
export function fileKeyAt(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : fileKey(stats);
}

/** Computes the SHA-256 of a file; called only if a template uses it. */
export type HashOf = (path: string) => Promise<FileHash>;

/** The hash of a file, and the state of the file that it belongs to. */
export interface FileHash {
  /** Lower-case hex. */
  readonly sha256: string;
  /** The result of `fileKeyAt` for that state. */
  readonly key: string;
}
