/**
 * Files that hold secrets or decide what is sent: journals and run records. Such a file is used only when it
 * is a regular file, is not reached through a symbolic link, and belongs to the user of this process.
 */
import { constants, type Stats } from "node:fs";
import { lstat, rm } from "node:fs/promises";
import { type DiskPlatform, THIS_PLATFORM } from "./disk-platform.js";

/** Upload URLs are secrets: anyone who has one can write that part. */
export const PRIVATE_FILE_MODE: number = 0o600;

/**
 * Flags to open a file for reading and writing at any position, and to create it when it is missing. Not for
 * appending: Windows cannot truncate a file that is open for appending only.
 */
export const PRIVATE_OPEN_FLAGS: number = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** The properties of a file that are checked. */
export type FileStats = Pick<Stats, "isFile" | "isSymbolicLink" | "uid" | "mode">;

/**
 * Why a file must not be used; undefined when it may. The phrase continues a sentence that starts with the
 * path.
 */
export function fileFault(stats: FileStats, { uid }: DiskPlatform = THIS_PLATFORM): string | undefined {
  if (stats.isSymbolicLink()) return "is a symbolic link, which is not followed. Remove the link";
  if (!stats.isFile()) return "is not a regular file. Move it away";
  if (uid !== undefined && stats.uid !== uid) {
    return `belongs to another user (uid ${stats.uid}; this process has uid ${uid}). Move it away, or set XDG_STATE_HOME to another folder`;
  }
  return undefined;
}

/** Whether other users may read or write a file or folder. False where modes have no meaning. */
export function isExposed(
  { mode }: Pick<Stats, "mode">,
  to: "read" | "write",
  { uid }: DiskPlatform = THIS_PLATFORM,
): boolean {
  return uid !== undefined && (mode & (to === "read" ? 0o077 : 0o022)) !== 0;
}

/** The mode in octal digits, for messages. */
export function modeOf({ mode }: Pick<Stats, "mode">): string {
  return (mode & 0o777).toString(8).padStart(3, "0");
}

/**
 * Deletes `path` if it is still the file of `made`. Anything that has taken its place is left as it is. A
 * missing file is not an error.
 */
export async function removeOwn(path: string, made: Pick<Stats, "ino" | "dev">): Promise<void> {
  try {
    if (isSameFile(await lstat(path), made)) await rm(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Whether two results of stat describe the same file. */
export function isSameFile(one: Pick<Stats, "ino" | "dev">, other: Pick<Stats, "ino" | "dev">): boolean {
  return one.ino === other.ino && low32(one.dev) === low32(other.dev);
}

/**
 * Node 22.12 to 22.14 and 24.0 (libuv 1.49 and 1.50) on Windows report a device number with 64 bits for a
 * path, but only its lower 32 bits for a descriptor.
 */
function low32(device: number): number {
  return device >>> 0;
}

/**
 * Whether an error says that a file that was there is gone. Windows answers EPERM or EBUSY while another
 * process still has a deleted file open.
 */
export function isGone(
  error: unknown,
  { platform }: Pick<DiskPlatform, "platform"> = THIS_PLATFORM,
): boolean {
  if (isMissing(error)) return true;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return platform === "win32" && (code === "EPERM" || code === "EBUSY");
}

/** Whether an error says that the file does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
