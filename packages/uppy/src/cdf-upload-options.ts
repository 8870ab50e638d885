import type { FileFields, FileInfo, FilesClient } from "@cdf-multipart/core";
import type { UploadOptions } from "@cdf-multipart/uploader";
import type { Body, Meta, PluginOpts, UppyFile } from "@uppy/core";

/** How an upload of one file may be steered, beside what Uppy itself decides. */
export type UploadTuning = Pick<
  UploadOptions,
  "journal" | "verify" | "retry" | "scheduler" | "transport" | "resumeCheck" | "uploadedTimeout"
> & {
  /** Bytes of every part but the last. @default by the size of the file */
  readonly partSize?: number;
};

/** What `upload-success` carries: the file as CDF knows it. For `new Uppy<Meta, CdfUploadBody>()`. */
export type CdfUploadBody = { file: FileInfo };

/** Options of the plugin. */
export interface CdfUploadOptions<M extends Meta, B extends Body> extends PluginOpts {
  /** The client of the project that files go to. */
  readonly client: FilesClient;
  /**
   * Fields of the file in CDF, made from what Uppy knows of it. Called when its upload begins.
   * @default {@link fieldsFromMeta} of the file's meta
   */
  readonly fields?: (file: UppyFile<M, B>) => Partial<FileFields>;
  /** True: a file with the same `externalId` is replaced when the upload completes. @default false */
  readonly overwrite?: boolean;
  /** Files under way at once; their parts share the browser's connections anyway. @default 4 */
  readonly limit?: number;
  /** Passed on to each upload. */
  readonly upload?: UploadTuning;
}

/** What holds where nothing is chosen. */
export const CDF_UPLOAD_DEFAULTS: Readonly<{ overwrite: boolean; limit: number }> = Object.freeze({
  overwrite: false,
  limit: 4,
});
