import { chmodSync, lstatSync, mkdirSync, type Stats, statSync } from "node:fs";
import { type DiskPlatform, THIS_PLATFORM } from "./disk-platform.js";
import { isExposed, modeOf } from "./private-file.js";

const FOLDER_MODE = 0o700;

/** How a folder is used. */
export interface PrivateFolderOptions {
  /**
   * True: the folder belongs to this package by its name, so other users lose access to it. A folder that a
   * caller named keeps its mode.
   */
  readonly ours: boolean;
  /** @default the system that this process runs on */
  readonly platform?: DiskPlatform;
}

/**
 * Creates a folder with mode 0700, or uses an existing one that belongs to this user. A symbolic link is
 * followed only when this user or root created it.
 *
 * @returns a message for the user when this call removed the access of other users.
 * @throws Error that names the folder and the way out, when it belongs to another user or cannot be closed to
 * others; an error of the file system.
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
      `${path} belongs to another user (uid ${stats.uid}; this process has uid ${uid}), who could read the files in it. ${WAY_OUT}`,
    );
  }
  return isExposed(stats, "read", platform) ? tighten(path, stats, platform) : undefined;
}

function tighten(path: string, before: Stats, platform: DiskPlatform): string {
  chmodSync(path, FOLDER_MODE);
  if (isExposed(statSync(path), "read", platform)) {
    throw new Error(
      `${path} is open to other users (mode ${modeOf(before)}), and its file system does not allow changing that. ${WAY_OUT}`,
    );
  }
  return `${path} was open to other users (mode ${modeOf(before)}); now only this user can use it (mode 700).`;
}

const WAY_OUT = "Set XDG_STATE_HOME to a folder of your own.";
