import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { BasePlugin, type Body, type DefinePluginOpts, type Meta, type Uppy } from "@uppy/core";
import { filterFilesToEmitUploadStarted, filterFilesToUpload, RateLimitedQueue } from "@uppy/core/utils";
import { CDF_UPLOAD_DEFAULTS, type CdfUploadOptions } from "./cdf-upload-options.js";
import { locale } from "./locale.js";
import { runFile } from "./run-file.js";

declare module "@uppy/core" {
  // Declares the type that `uppy.getPlugin("CdfUpload")` returns.
  export interface PluginTypeRegistry<M extends Meta, B extends Body> {
    CdfUpload: CdfUpload<M, B>;
  }
}

type Options<M extends Meta, B extends Body> = DefinePluginOpts<
  CdfUploadOptions<M, B>,
  keyof typeof CDF_UPLOAD_DEFAULTS
>;

/**
 * Uploads Uppy's files to Cognite Data Fusion in parts, with constant memory. Interrupted files are resumed: after
 * a pause, a retry, a reload with Golden Retriever, or when the same file is added again.
 *
 * ```ts
 * new Uppy().use(Dashboard, { inline: true, target: "#files" }).use(CdfUpload, { client });
 * ```
 *
 * Emits the same events as other uploaders of Uppy. `upload-success` has the file as CDF returns it in
 * `response.body.file`.
 */
export class CdfUpload<M extends Meta, B extends Body> extends BasePlugin<Options<M, B>, M, B> {
  readonly #queue: RateLimitedQueue;

  constructor(uppy: Uppy<M, B>, options: CdfUploadOptions<M, B>) {
    super(uppy, { ...CDF_UPLOAD_DEFAULTS, ...options });
    this.type = "uploader";
    this.id = this.opts.id ?? "CdfUpload";
    this.defaultLocale = locale;
    this.#queue = new RateLimitedQueue(this.opts.limit);
    this.i18nInit();
  }

  override install(): void {
    const { maxFileSize } = this.uppy.opts.restrictions;
    this.uppy.setOptions({
      restrictions: { maxFileSize: Math.min(maxFileSize ?? FILE_SIZE_MAX, FILE_SIZE_MAX) },
    });
    this.#setResumable(true);
    this.uppy.addUploader(this.#upload);
  }

  override uninstall(): void {
    this.#setResumable(false);
    this.uppy.removeUploader(this.#upload);
  }

  #setResumable(resumableUploads: boolean): void {
    const { capabilities } = this.uppy.getState();
    this.uppy.setState({ capabilities: { ...capabilities, resumableUploads } });
  }

  readonly #upload = async (fileIds: string[]): Promise<void> => {
    const files = filterFilesToUpload(this.uppy.getFilesByIds(fileIds));
    this.uppy.emit("upload-start", filterFilesToEmitUploadStarted(files));
    const { uppy, opts, i18n } = this;
    await Promise.all(files.map((file) => runFile({ uppy, opts, i18n, queue: this.#queue, file })));
  };
}
