import type { CorsSetting } from "./cors-setting.js";

/** The state of the emulator at one moment. */
export interface ServiceState {
  readonly projects: readonly string[];
  /** Time in ms since the epoch, by the emulator's clock. */
  readonly now: number;
  readonly cors: CorsSetting;
  /** Newest first, at most 200. */
  readonly files: readonly FileState[];
  /** The number of all files. */
  readonly fileCount: number;
  /** Unfinished uploads, newest first, at most 50. */
  readonly sessions: readonly SessionProgress[];
  readonly sessionCount: number;
}

export interface FileState {
  readonly id: number;
  readonly project: string;
  readonly name: string;
  readonly externalId?: string;
  readonly uploaded: boolean;
  /** Size in bytes; undefined until content was uploaded. */
  readonly size?: number;
  readonly createdTime: number;
}

export interface SessionProgress {
  readonly uploadId: string;
  readonly fileId: number;
  readonly project: string;
  readonly name: string;
  readonly parts: number;
  readonly expiresAt: number;
  /** Part number and bytes of each acknowledged part. */
  readonly done: readonly (readonly [partNumber: number, size: number])[];
  /** Part number, received bytes and announced bytes of each part in flight. */
  readonly running: readonly (readonly [partNumber: number, received: number, announced: number])[];
}
