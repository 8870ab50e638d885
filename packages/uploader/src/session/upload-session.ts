import type { InstanceId } from "@cdf-multipart/core";
import type { UploadPlan } from "../plan/upload-plan.js";
import type { SourceFingerprint } from "../sources/source.js";

/** What the sessions of parts and of one PUT have in common. */
export interface SessionFacts {
  /** Base URL of the project that the session belongs to. */
  readonly baseUrl: string;
  readonly project: string;
  /** The service's id of the file. */
  readonly fileId: number;
  /** The client's id of the file, if it has one. */
  readonly externalId?: string;
  /** The node of the file, if the upload is into one. */
  readonly instanceId?: InstanceId;
  /** One URL per part, in part order. Secrets: anyone who has one can write that part. */
  readonly uploadUrls: readonly string[];
  /** When the session was requested, ms since the epoch. */
  readonly openedAt: number;
  /** When the first URL expires, ms since the epoch; absent when the URLs do not say. */
  readonly expiresAt?: number;
  /** Whether this upload created the file entry, so that it may also delete it. */
  readonly created: boolean;
  /** When the content that is being replaced had arrived, ms since the epoch; absent when there was none. */
  readonly uploadedBefore?: number;
}

/** The result of `initMultiPartUpload` or `getMultiPartUploadLink`. */
export interface MultipartSession extends SessionFacts {
  readonly uploadId: string;
  readonly contentType?: never;
}

/** The result of `initFileUpload`: a small file, which is complete when the store has its one part. */
export interface OnePutSession extends SessionFacts {
  /** The media type of the file entry, which is sent as exactly this Content-Type. */
  readonly contentType: string;
  readonly uploadId?: never;
}

/** The URLs of an upload. Plain data: it can be stored and used by another process. */
export type UploadSession = MultipartSession | OnePutSession;

/** A part that the store has, with what the store reported about it. */
export interface AcknowledgedPart {
  /** Counted from 1. */
  readonly partNumber: number;
  readonly bytes: number;
  /** The store's `ETag`, if it sent one. */
  readonly etag?: string;
  /**
   * Checksum of the bytes, as `crc32:0a1b2c3d`, `poly1305:…` or `md5:…`: equal digits mean equal bytes.
   * Absent when it is not known.
   */
  readonly checksum?: string;
  /** True when the store computed the same checksum from the bytes that it received. */
  readonly verified?: boolean;
}

/** A node that an upload has applied. */
export interface AppliedFileNode {
  /** Base URL of the project that the node belongs to. */
  readonly baseUrl: string;
  readonly project: string;
  readonly instanceId: InstanceId;
  /** Whether this upload created the node, so that it may also delete it. */
  readonly created: boolean;
}

/** How far an upload has progressed. */
export type UploadPhase = "uploading" | "completing" | "completed" | "done";

/** Everything that is needed to resume an upload: plain data. */
export interface UploadState {
  readonly plan: UploadPlan;
  readonly session: UploadSession;
  /** The fingerprint of the source when the parts were sent; absent when none was taken. */
  readonly source?: SourceFingerprint;
  /** In the order in which the store answered. */
  readonly acknowledged: readonly AcknowledgedPart[];
  /**
   * - `uploading`: parts are missing.
   * - `completing`: the complete call may have been made.
   * - `completed`: the complete call succeeded.
   * - `done`: the service reports that the content is there.
   */
  readonly phase: UploadPhase;
}

/** The upload URL of a part. */
export function partUrl(session: UploadSession, partNumber: number): string {
  const url = session.uploadUrls[partNumber - 1];
  if (url === undefined) throw new RangeError(`The session has no upload URL for part ${partNumber}.`);
  return url;
}
