import type { UploadPlan } from "../plan/upload-plan.js";
import type { SourceFingerprint } from "../sources/source.js";

/** What `initMultiPartUpload` or `getMultiPartUploadLink` gave. Plain data: it can be stored and used by another process. */
export interface UploadSession {
  /** The project that it belongs to: base URL and name. */
  readonly baseUrl: string;
  readonly project: string;
  /** The service's id of the file. */
  readonly fileId: number;
  /** The client's id of the file, where it has one. */
  readonly externalId?: string;
  readonly uploadId: string;
  /** One a part, in part order. Secrets: whoever has one can write that part. */
  readonly uploadUrls: readonly string[];
  /** When it was asked for, ms since the epoch. */
  readonly openedAt: number;
  /** When the first of the URLs ends, ms since the epoch; absent when they do not tell. */
  readonly expiresAt?: number;
  /** Whether this upload made the file entry, so that it may also delete it. */
  readonly created: boolean;
  /** When the content that it replaces had arrived, ms since the epoch; absent where there was none. */
  readonly uploadedBefore?: number;
}

/** A part that the store has, with what it said about it. */
export interface AcknowledgedPart {
  /** Counted from 1. */
  readonly partNumber: number;
  readonly bytes: number;
  /** The store's `ETag`, where it sent one. */
  readonly etag?: string;
  /** Of its bytes, as `crc32:0a1b2c3d`, `poly1305:…` or `md5:…`: the same digits again mean the same bytes. Absent where it is not known. */
  readonly checksum?: string;
  /** True when the store has computed the same checksum from what it received. */
  readonly verified?: boolean;
}

/** How far an upload has come. */
export type UploadPhase = "uploading" | "completing" | "completed" | "done";

/** Everything that is needed to go on with an upload: plain data. */
export interface UploadState {
  readonly plan: UploadPlan;
  readonly session: UploadSession;
  /** How the source looked when the parts were sent; absent where nobody looked. */
  readonly source?: SourceFingerprint;
  /** In the order in which the store answered. */
  readonly acknowledged: readonly AcknowledgedPart[];
  /**
   * `uploading`: parts are missing. `completing`: the complete call may have been made. `completed`: it has succeeded.
   * `done`: the service says that the content is there.
   */
  readonly phase: UploadPhase;
}
