import { statfs } from "node:fs/promises";
import { SourceError } from "../source-error.js";

/** Bytes that stay free on the disk that a spool writes to, so that the machine goes on working. */
export const FREE_SPACE_RESERVE: number = 256 * 1024 * 1024;

/** Rejects when a folder's disk cannot take `wanted` more bytes and keep its reserve. */
export async function checkFreeSpace(directory: string, wanted: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= wanted + FREE_SPACE_RESERVE) return;
  throw new SourceError(
    `The temporary copy of the stream needs ${wanted} more bytes in ${directory}, where ${free} are free and ${FREE_SPACE_RESERVE} are to stay free. Free some, or give another "directory".`,
    { code: "source-spool" },
  );
}
