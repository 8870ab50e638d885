import { statfs } from "node:fs/promises";
import { SourceError } from "../source-error.js";

/** Bytes that stay free on the disk of the temporary copy, so that the machine keeps working. */
export const FREE_SPACE_RESERVE: number = 256 * 1024 * 1024;

/** Rejects if the disk of a folder has no room for `wanted` more bytes and the reserve. */
export async function checkFreeSpace(directory: string, wanted: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= wanted + FREE_SPACE_RESERVE) return;
  throw new SourceError(
    `The temporary copy of the stream needs ${wanted} more bytes in ${directory}, but only ${free} are free, and ${FREE_SPACE_RESERVE} must stay free. Free some space, or set another "directory".`,
    { code: "source-spool" },
  );
}
