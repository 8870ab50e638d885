import type { BigIntStats } from "node:fs";
import { realpath, stat } from "node:fs/promises";

/** Where the state and the real path of a folder come from. */
export interface FolderLook {
  stat(path: string): Promise<Pick<BigIntStats, "dev" | "ino">>;
  realpath(path: string): Promise<string>;
}

const DISK: FolderLook = Object.freeze({
  stat: (path: string) => stat(path, { bigint: true }),
  realpath: (path: string) => realpath(path),
});

/** What is the same for a folder whatever path leads to it. Some network drives number nothing: there its real path decides. */
export async function folderIdentity(path: string, look: FolderLook = DISK): Promise<string> {
  const { dev, ino } = await look.stat(path);
  return ino === 0n ? look.realpath(path) : `${dev}:${ino}`;
}
