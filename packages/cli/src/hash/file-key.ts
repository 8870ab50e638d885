import { type BigIntStats, statSync } from "node:fs";

/** What tells two states of a file apart: two looks that see the same key saw the same bytes. */
export function fileKey({ ino, size, mtimeNs }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs}`;
}

/** The key of the file that a path leads to at this moment; undefined where there is none. */
export function fileKeyAt(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : fileKey(stats);
}
