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
