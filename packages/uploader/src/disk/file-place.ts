import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { type DiskPlatform, THIS_PLATFORM } from "./disk-platform.js";

/** Systems on which one file has many spellings: `c:\\Scan.e57` and `C:\\SCAN.E57`. */
const SPELLED_FREELY: ReadonlySet<NodeJS.Platform> = new Set(["win32", "darwin"]);

/** What a place is found with. Tests bring their own. */
export interface FilePlacePort extends Pick<DiskPlatform, "platform"> {
  /** The one spelling of an existing path. @default fs.realpathSync.native */
  readonly realpath?: (path: string) => string;
}

/**
 * The absolute path that names a file beyond this process. On Windows and macOS the spelling that the disk has, so that case and
 * drive letter make no second upload of the same file; of a file that is gone, the path as it was given.
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
