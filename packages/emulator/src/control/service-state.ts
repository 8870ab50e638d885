import type { CorsSetting } from "../http/cors-setting.js";

/** What the emulator holds at one moment. */
export interface ServiceState {
  readonly projects: readonly string[];
  /** ms since the epoch, by the emulator's clock. */
  readonly now: number;
  readonly cors: CorsSetting;
  /** Newest first, at most 200. */
  readonly files: readonly FileState[];
  /** How many there are in all. */
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
  /** Bytes; missing before there is a content. */
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
  /** Acknowledged parts with their bytes. */
  readonly done: readonly (readonly [partNumber: number, size: number])[];
  /** Parts under way: bytes that came, of how many. */
  readonly running: readonly (readonly [partNumber: number, received: number, announced: number])[];
}
