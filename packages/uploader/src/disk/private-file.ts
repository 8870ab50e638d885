/**
 * Files that hold secrets or that decide what is sent: journals and run records. Such a file is used only when it is a regular
 * file, is not reached through a symbolic link, and belongs to the user of this process.
 */
import { constants, type Stats } from "node:fs";
import { lstat, rm } from "node:fs/promises";
import { type DiskPlatform, THIS_PLATFORM } from "./disk-platform.js";

/** Upload URLs are secrets: whoever has one can write that part. */
export const PRIVATE_FILE_MODE: number = 0o600;

/**
 * Opens for reading and writing at places of one's choice, and makes the file where there is none. Not for appending: Windows
 * cannot shorten a file that is open only for that.
 */
export const PRIVATE_OPEN_FLAGS: number = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** What is looked at in a file. */
export type FileStats = Pick<Stats, "isFile" | "isSymbolicLink" | "uid" | "mode">;

/** Why a file must not be used; undefined when it may. The sentence begins after the path. */
export function fileFault(stats: FileStats, { uid }: DiskPlatform = THIS_PLATFORM): string | undefined {
  if (stats.isSymbolicLink()) return "is a symbolic link, which is not followed. Remove the link";
  if (!stats.isFile()) return "is not a regular file. Move it away";
  if (uid !== undefined && stats.uid !== uid) {
    return `belongs to another user (uid ${stats.uid}; this process has uid ${uid}). Move it away, or name another folder in XDG_STATE_HOME`;
  }
  return undefined;
}

/** Whether other users may read, or write, a file or folder. Where modes say nothing they may not. */
export function isExposed(
  { mode }: Pick<Stats, "mode">,
  to: "read" | "write",
  { uid }: DiskPlatform = THIS_PLATFORM,
): boolean {
  return uid !== undefined && (mode & (to === "read" ? 0o077 : 0o022)) !== 0;
}

/** The mode in digits, for messages. */
export function modeOf({ mode }: Pick<Stats, "mode">): string {
  return (mode & 0o777).toString(8).padStart(3, "0");
}

/**
 * Deletes `path` if it still is the file of `made`; whatever else has taken its place is left alone. A path without a file is
 * no error.
 */
export async function removeOwn(path: string, made: Pick<Stats, "ino" | "dev">): Promise<void> {
  try {
    if (isSameFile(await lstat(path), made)) await rm(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Whether two looks met the same file. */
export function isSameFile(one: Pick<Stats, "ino" | "dev">, other: Pick<Stats, "ino" | "dev">): boolean {
  return one.ino === other.ino && low32(one.dev) === low32(other.dev);
}

/**
 * Node 22.12 to 22.14 and 24.0 (libuv 1.49 and 1.50) give 64 bits of a device's number on Windows to who asks by path, and the
 * lower 32 of them to who asks by descriptor.
 */
function low32(device: number): number {
  return device >>> 0;
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
