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
