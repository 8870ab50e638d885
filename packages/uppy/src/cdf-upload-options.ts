import type { FileFields, FileInfo, FilesClient } from "@cdf-multipart/core";
import type { ResumeOptions, Scheduler, TransferOptions } from "@cdf-multipart/uploader";
import type { Body, Meta, PluginOpts, UppyFile } from "@uppy/core";
import type { ExistsChoice, ExistsQuestion } from "./exists-desk.js";

/** Settings for the upload of one file, except for those that Uppy itself decides. */
export type UploadTuning = Pick<TransferOptions, "verify" | "retry" | "transport" | "uploadedTimeout"> & {
  /** Shares slots, memory, bandwidth and cool-down with other uploads. @default shared by this client's uploads */
  readonly scheduler?: Scheduler;
  /** As for any upload: `off` uploads without a journal. @default "optional" */
  readonly journal?: NonNullable<ResumeOptions["journal"]>;
  /** What is compared before an interrupted upload is resumed. No effect with `journal: "off"`. @default "auto" */
  readonly resumeCheck?: NonNullable<ResumeOptions["resumeCheck"]>;
  /** Size in bytes of every part except the last. @default depends on the size of the file */
  readonly partSize?: number;
};

/** The body of `upload-success`: the file as CDF returns it. For `new Uppy<Meta, CdfUploadBody>()`. */
export type CdfUploadBody = { file: FileInfo };

/** Options of the plugin. */
export interface CdfUploadOptions<M extends Meta, B extends Body> extends PluginOpts {
  /** The client of the CDF project that receives the files. */
  readonly client: FilesClient;
  /**
   * Returns the fields of the file in CDF, from the file in Uppy. Called when its upload starts, and when its
   * fields are checked.
   * @default {@link fieldsFromMeta} of the file's meta
   */
  readonly fields?: (file: UppyFile<M, B>) => Partial<FileFields>;
  /** Whether a file with the same `externalId` is replaced when the upload completes. @default false */
  readonly overwrite?: boolean;
  /**
   * What happens if CDF has a file with the same `externalId`, unless `overwrite` is true. `ask`: the panel
   * asks the user; without a panel, the file fails with an error that says so. A function can ask in another
   * way; if it throws, the file fails with that error.
   * @default "ask"
   */
  readonly exists?:
    | "ask"
    | ExistsChoice
    | ((question: ExistsQuestion) => ExistsChoice | Promise<ExistsChoice>);
  /**
   * Maximum number of files that are uploaded concurrently. Their parts share the browser's connections.
   * @default 4
   */
  readonly limit?: number;
  /** Settings for the upload of each file. */
  readonly upload?: UploadTuning;
}

/** The default values. */
export const CDF_UPLOAD_DEFAULTS: Readonly<{ overwrite: boolean; limit: number; exists: "ask" }> =
  Object.freeze({
    overwrite: false,
    limit: 4,
    exists: "ask",
  });
