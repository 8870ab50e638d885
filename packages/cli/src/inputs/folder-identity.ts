import type { BigIntStats } from "node:fs";
import { realpath, stat } from "node:fs/promises";

/** The functions of the file system that {@link folderIdentity} uses. */
export interface FolderLook {
  stat(path: string): Promise<Pick<BigIntStats, "dev" | "ino">>;
  realpath(path: string): Promise<string>;
}

const DISK: FolderLook = Object.freeze({
  stat: (path: string) => stat(path, { bigint: true }),
  realpath: (path: string) => realpath(path),
});

/** A key that is the same for a folder by any path: device and inode, or the real path on network drives without inode numbers. */
export async function folderIdentity(path: string, look: FolderLook = DISK): Promise<string> {
  const { dev, ino } = await look.stat(path);
  return ino === 0n ? look.realpath(path) : `${dev}:${ino}`;
}
