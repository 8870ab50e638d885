import type { CooldownGate } from "../retry/cooldown-gate.js";
import type { CallOptions } from "./call-options.js";
import type {
  DownloadLink,
  FileFields,
  FileInfo,
  FileListRequest,
  FilePage,
  FileUpload,
  MultipartUpload,
} from "./file.js";
import type { DeleteTarget, FileIdentity, LinkTarget } from "./file-identity.js";
import type { FileUpdate } from "./file-update.js";
import type { NodeCalls } from "./node.js";

/** The number of upload URLs to request. */
export interface PartsOption {
  /** 1 to 250, one URL each. */
  readonly parts: number;
}

/** What to do when a data-modeling node is not a file yet. */
export interface WaitOption {
  /** True: ask again for about half a minute. False: the call fails at the first response. @default true */
  readonly untilFound?: boolean;
}

/** What to do when a file with the same external id exists. */
export interface OverwriteOption {
  /**
   * True: the given fields replace the old ones, and the content is replaced when the new upload completes.
   * False: a 409.
   * @default false
   */
  readonly overwrite?: boolean;
}

/** What to do with identities that the service does not know. */
export interface UnknownIdsOption {
  /** True: leave them out. False: the call fails, and the error lists them as `missing`. @default false */
  readonly ignoreUnknownIds?: boolean;
}

/** The lifetime of download links. */
export interface ExpirationOption {
  /** True: an hour. False: 30 s. @default false */
  readonly extendedExpiration?: boolean;
}

/**
 * The Files API of one project, one method an operation.
 *
 * Every method validates before it sends ({@link ValidationError}), repeats requests that may be repeated,
 * and rejects with {@link ApiError} (CDF responded with an error), {@link NetworkError}, {@link
 * TimeoutError}, {@link AuthError} (no token), or the reason of the `signal` that ended it.
 */
export interface FilesClient {
  /** Scheme, host and path without a slash at the end, as `https://westeurope-1.cognitedata.com`. */
  readonly baseUrl: string;
  readonly project: string;
  /**
   * The gate that a 429 or a `Retry-After` closes. All other requests to this project should wait at it, too.
   */
  readonly cooldown: CooldownGate;

  /**
   * Creates a file entry and starts an upload with this number of parts.
   *
   * Not idempotent. When the response is lost and the file has an `externalId`, the entry is looked up. If
   * this call created it, `getMultiPartUploadLink` opens a session for it. Without an `externalId` the call
   * is never repeated:
   * @throws OutcomeUnknownError an entry may exist; the message says how to find it.
   */
  initMultiPartUpload(
    file: FileFields,
    options: PartsOption & OverwriteOption & CallOptions,
  ): Promise<MultipartUpload>;

  /**
   * Starts a new upload session for a file that exists. A data-modeling node that was just created may not be
   * found for a while; the call waits for it.
   */
  getMultiPartUploadLink(
    target: LinkTarget,
    options: PartsOption & WaitOption & CallOptions,
  ): Promise<MultipartUpload>;

  /**
   * Joins the parts. The file becomes `uploaded` some time later. After a lost response the file is checked
   * before the call is repeated.
   * @throws OutcomeUnknownError when even that check did not show whether the upload was completed.
   */
  completeMultiPartUpload(
    target: FileIdentity & { readonly uploadId: string },
    options?: CallOptions,
  ): Promise<void>;

  /** One file by its id. An unknown id is an ApiError. */
  getFileByInternalId(id: number, options?: CallOptions): Promise<FileInfo>;

  /** Up to 1000 files by their identities. */
  byIdsFiles(items: readonly FileIdentity[], options?: UnknownIdsOption & CallOptions): Promise<FileInfo[]>;

  /** One page of the files that match. */
  advancedListFiles(request?: FileListRequest, options?: CallOptions): Promise<FilePage>;

  /** Links to read up to 100 files. A file that is not `uploaded` yet is an ApiError. */
  downloadLinks(
    items: readonly FileIdentity[],
    options?: ExpirationOption & CallOptions,
  ): Promise<DownloadLink[]>;

  /**
   * Deletes up to 1000 files. If the response was lost and a repeat finds all of them gone, the call
   * succeeds.
   */
  deleteFiles(items: readonly DeleteTarget[], options?: UnknownIdsOption & CallOptions): Promise<void>;

  /**
   * Changes fields of up to 1000 files, each listed once: all of them or none. The name of a file cannot be
   * changed.
   */
  updateFiles(items: readonly FileUpdate[], options?: CallOptions): Promise<FileInfo[]>;

  /**
   * Creates a file entry with one URL for all of its content. Not idempotent; a lost response is handled as
   * by `initMultiPartUpload`.
   * @throws OutcomeUnknownError an entry may exist; the message says how to find it.
   */
  initFileUpload(file: FileFields, options?: OverwriteOption & CallOptions): Promise<FileUpload>;

  /** The calls about data-modeling nodes. Their code is loaded at the first use. */
  nodes(options?: CallOptions): Promise<NodeCalls>;
}
