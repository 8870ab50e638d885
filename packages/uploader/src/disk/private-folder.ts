import { chmodSync, lstatSync, mkdirSync, type Stats, statSync } from "node:fs";
import { type DiskPlatform, THIS_PLATFORM } from "./disk-platform.js";
import { isExposed, modeOf } from "./private-file.js";

const FOLDER_MODE = 0o700;

/** How a folder is used. */
export interface PrivateFolderOptions {
  /** True: the folder is ours by its name, so other users are shut out of it. A folder that a caller named keeps its mode. */
  readonly ours: boolean;
  /** @default the system that this process runs on */
  readonly platform?: DiskPlatform;
}

/**
 * Makes a folder of mode 0700, or takes one that is there when it belongs to this user. A symbolic link is followed only when
 * this user or root has put it there.
 *
 * @returns what its user should hear of, when other users were shut out just now.
 * @throws Error that names the folder and the way out, when it belongs to somebody else or stays open to others; an error of
 * the file system.
 */
export function preparePrivateFolder(path: string, options: PrivateFolderOptions): string | undefined {
  const { ours, platform = THIS_PLATFORM } = options;
  mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
  const { uid } = platform;
  if (uid === undefined) return undefined;
  const link = lstatSync(path);
  if (link.isSymbolicLink() && link.uid !== uid && link.uid !== 0) {
    throw new Error(`${path} is a symbolic link of another user (uid ${link.uid}). ${WAY_OUT}`);
  }
  const stats = statSync(path);
  if (!ours) return undefined;
  if (stats.uid !== uid) {
    throw new Error(
      `${path} belongs to another user (uid ${stats.uid}; this process has uid ${uid}), who could read what is kept there. ${WAY_OUT}`,
    );
  }
  return isExposed(stats, "read", platform) ? tighten(path, stats, platform) : undefined;
}

function tighten(path: string, before: Stats, platform: DiskPlatform): string {
  chmodSync(path, FOLDER_MODE);
  if (isExposed(statSync(path), "read", platform)) {
    throw new Error(
      `${path} is open to other users (mode ${modeOf(before)}), and its disk does not let that be changed. ${WAY_OUT}`,
    );
  }
  return `${path} was open to other users (mode ${modeOf(before)}); now only this user can use it (mode 700).`;
}

const WAY_OUT = "Name a folder of your own in XDG_STATE_HOME.";
