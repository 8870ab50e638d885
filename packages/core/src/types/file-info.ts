import type { FileFields } from "./file-fields.js";
import type { InstanceId } from "./file-identity.js";

/** A file as the service describes it. Fields that this version does not know are let through. */
export interface FileInfo extends FileFields {
  /** The service's own id. */
  readonly id: number;
  /** Names the file in data modeling, where it was made there. */
  readonly instanceId?: InstanceId;
  /** Whether the content is there. Turns true some time after the upload was completed. */
  readonly uploaded: boolean;
  /** When the content arrived, ms since the epoch. */
  readonly uploadedTime?: number;
  /** ms since the epoch. */
  readonly createdTime: number;
  /** ms since the epoch. */
  readonly lastUpdatedTime: number;
}

/** A file with the session that its parts go to. Plain data: it can be stored and used by another process. */
export interface MultipartUpload extends FileInfo {
  /** Names the session; `completeMultiPartUpload` wants it. */
  readonly uploadId: string;
  /**
   * One absolute URL a part, in part order. Secrets: whoever has one can write that part. They live one week.
   */
  readonly uploadUrls: readonly string[];
}

/** A file with the one URL that all of its content goes to. */
export interface FileUpload extends FileInfo {
  /** Absolute. A secret. The PUT's `Content-Type` must equal the file's `mimeType`. */
  readonly uploadUrl: string;
}

/** Where a file can be read, and the identity that was asked for. */
export interface DownloadLink {
  /** Absolute. A secret. Lives 30 s, or an hour with `extendedExpiration`. */
  readonly downloadUrl: string;
  readonly id?: number;
  readonly externalId?: string;
  readonly instanceId?: InstanceId;
}

/** One page of a list. */
export interface FilePage {
  readonly items: readonly FileInfo[];
  /** Give it as `cursor` to have the next page. Absent on the last one. */
  readonly nextCursor?: string;
}
