import type { FileFields } from "@cdf-multipart/core";
import type { Progress } from "@cdf-multipart/uploader";
import type { Body, Meta, Uppy, UppyFile } from "@uppy/core";
import type { I18n, RateLimitedQueue } from "@uppy/core/utils";
import type { Attempts } from "./attempts.js";
import type { CdfUploadOptions } from "./cdf-upload-options.js";
import type { ExistsPlace } from "./exists-desk.js";

/** What the upload of a file needs. */
export interface FileRun<M extends Meta, B extends Body> {
  readonly uppy: Uppy<M, B>;
  readonly opts: CdfUploadOptions<M, B>;
  readonly i18n: I18n;
  /** Limits the number of files that are uploaded concurrently. */
  readonly queue: RateLimitedQueue;
  readonly file: UppyFile<M, B>;
  readonly attempts: Attempts;
  /** Where the files of the same upload ask. */
  readonly desk: ExistsPlace;
  /** Whether there is a panel, which asks the user, and offers to edit failed files. */
  readonly canAsk: () => boolean;
  /** The progress of the files that are being sent, by their ids. */
  readonly progress: Map<string, Progress>;
  /** The files that are being uploaded, by their external ids. */
  readonly targets: Map<string, UppyFile<M, B>>;
}

/** Where the bytes go. */
export interface FileTarget {
  readonly fields: Partial<FileFields>;
  readonly overwrite: boolean;
}
