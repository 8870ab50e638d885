/** What differs between the systems of users, as far as files on a disk are concerned. Tests bring their own. */
export interface DiskPlatform {
  readonly platform: NodeJS.Platform;
  /** The user that new files belong to; absent where files have no owner and no mode that says anything (Windows). */
  readonly uid?: number;
}

/** The system that this process runs on. */
export const THIS_PLATFORM: DiskPlatform = Object.freeze({
  platform: process.platform,
  ...(process.geteuid === undefined ? {} : { uid: process.geteuid() }),
});
