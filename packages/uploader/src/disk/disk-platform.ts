import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/** The differences between operating systems that matter for files on a disk. Tests pass their own. */
export interface DiskPlatform {
  readonly platform: NodeJS.Platform;
  /** The user that new files belong to; absent where files have no owner and no meaningful mode (Windows). */
  readonly uid?: number;
}

/** The system that this process runs on. */
export const THIS_PLATFORM: DiskPlatform = Object.freeze({
  platform: process.platform,
  ...(process.geteuid === undefined ? {} : { uid: process.geteuid() }),
});

/** Systems on which one file has many spellings: `c:\\Scan.e57` and `C:\\SCAN.E57`. */
const SPELLED_FREELY: ReadonlySet<NodeJS.Platform> = new Set(["win32", "darwin"]);

/** The system calls that are needed. Tests pass their own. */
export interface FilePlacePort extends Pick<DiskPlatform, "platform"> {
  /** The canonical spelling of an existing path. @default fs.realpathSync.native */
  readonly realpath?: (path: string) => string;
}

/**
 * The absolute path that names a file outside this process. On Windows and macOS it has the spelling of the
 * disk, so that a different case or drive letter does not start a second upload of the same file. For a file
 * that does not exist, it is the path as given.
 */
export function filePlace(path: string, port: FilePlacePort = THIS_PLATFORM): string {
  const absolute = resolve(path);
  if (!SPELLED_FREELY.has(port.platform)) return absolute;
  try {
    return (port.realpath ?? realpathSync.native)(absolute);
  } catch {
    return absolute;
  }
}
