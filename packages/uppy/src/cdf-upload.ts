import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import type { Progress } from "@cdf-multipart/uploader";
import {
  BasePlugin,
  type Body,
  type DefinePluginOpts,
  type Meta,
  type Uppy,
  type UppyFile,
} from "@uppy/core";
import { filterFilesToEmitUploadStarted, filterFilesToUpload, RateLimitedQueue } from "@uppy/core/utils";
import { Attempts } from "./attempts.js";
import { CDF_UPLOAD_DEFAULTS, type CdfUploadOptions } from "./cdf-upload-options.js";
import { createExistsDesk, type ExistsChoice, type ExistsDesk, type ExistsQuestion } from "./exists-desk.js";
import { loadFieldCheck } from "./field-check.js";
import { locale } from "./locale.js";
import { fieldsOf, runFile } from "./run-file.js";
import { fieldError } from "./users-words.js";

declare module "@uppy/core" {
  // Declares the type that `uppy.getPlugin("CdfUpload")` returns.
  export interface PluginTypeRegistry<M extends Meta, B extends Body> {
    CdfUpload: CdfUpload<M, B>;
  }
  // The Dashboard declares the same. An application without it does not have this declaration.
  export interface UppyEventMap<M extends Meta, B extends Body> {
    "dashboard:file-edit-complete": (file?: UppyFile<M, B>) => void;
  }
}

type Options<M extends Meta, B extends Body> = DefinePluginOpts<
  CdfUploadOptions<M, B>,
  keyof typeof CDF_UPLOAD_DEFAULTS
>;

/** The state of the plugin in Uppy. */
export interface CdfUploadState extends Record<string, unknown> {
  /** Files that wait for the user's decision, because their external id exists already. */
  readonly questions: readonly ExistsQuestion[];
}

/**
 * Uploads Uppy's files to Cognite Data Fusion in parts, with constant memory. Interrupted files are resumed: after
 * a pause, a retry, a reload with Golden Retriever, or when the same file is added again.
 *
 * ```ts
 * new Uppy().use(Dashboard, { inline: true, target: "#files" }).use(CdfUpload, { client });
 * ```
 *
 * Emits the same events as other uploaders of Uppy. `upload-success` has the file as CDF returns it in
 * `response.body.file`. `upload-error` has a message for the user; the original error is in Uppy's log.
 */
export class CdfUpload<M extends Meta, B extends Body> extends BasePlugin<
  Options<M, B>,
  M,
  B,
  CdfUploadState
> {
  readonly #queue: RateLimitedQueue;
  readonly #attempts: Attempts;
  readonly #desk: ExistsDesk;
  readonly #progress = new Map<string, Progress>();
  readonly #targets = new Map<string, UppyFile<M, B>>();
  /** Files whose fields were found faulty before an upload, with the error that they had before. */
  readonly #faulty = new Map<string, string | null>();

  constructor(uppy: Uppy<M, B>, options: CdfUploadOptions<M, B>) {
    super(uppy, { ...CDF_UPLOAD_DEFAULTS, ...options });
    this.type = "uploader";
    this.id = this.opts.id ?? "CdfUpload";
    this.defaultLocale = locale;
    this.#queue = new RateLimitedQueue(this.opts.limit);
    this.#attempts = new Attempts(this.opts.client);
    this.#desk = createExistsDesk(() => this.setPluginState({ questions: this.#desk.questions }));
    this.i18nInit();
  }

  override install(): void {
    const { maxFileSize } = this.uppy.opts.restrictions;
    this.uppy.setOptions({
      restrictions: { maxFileSize: Math.min(maxFileSize ?? FILE_SIZE_MAX, FILE_SIZE_MAX) },
    });
    this.#setResumable(true);
    this.setPluginState({ questions: [] });
    this.uppy.addUploader(this.#upload);
    this.uppy.on("file-added", this.#added);
    this.uppy.on("file-removed", this.#removed);
    this.uppy.on("dashboard:file-edit-complete", this.#edited);
  }

  override uninstall(): void {
    this.#setResumable(false);
    this.uppy.removeUploader(this.#upload);
    this.uppy.off("file-added", this.#added);
    this.uppy.off("file-removed", this.#removed);
    this.uppy.off("dashboard:file-edit-complete", this.#edited);
  }

  /**
   * Decides what happens to a file of `questions`. For a panel of your own.
   *
   * @param all true: also for the other files of its upload: those that wait, and those that ask later.
   */
  decide(fileId: string, choice: ExistsChoice, { all = false }: { readonly all?: boolean } = {}): void {
    this.#desk.answer(fileId, choice, all);
  }

  /** The progress of a file that is being sent: what is safe, and what the upload waits for. */
  progressOf(fileId: string): Progress | undefined {
    return this.#progress.get(fileId);
  }

  /**
   * Checks the fields of a file, as saved, before it is uploaded. A fault is shown as the error of the file
   * in Uppy.
   *
   * @returns whether CDF would accept them.
   */
  async checkFields(fileId: string): Promise<boolean> {
    const check = await loadFieldCheck();
    const file = this.uppy.getFile(fileId);
    if (file === undefined) return true;
    const { name } = file;
    const fields = fieldsOf(this.opts, file);
    const faults = check(fields, name);
    if (faults.length > 0) {
      if (!this.#faulty.has(fileId)) this.#faulty.set(fileId, file.error ?? null);
      this.uppy.setFileState(fileId, {
        error: fieldError(faults, { name, fields, i18n: this.i18n }).message,
      });
    } else if (this.#faulty.has(fileId)) {
      // A file whose upload failed keeps that error, and with it "Retry".
      this.uppy.setFileState(fileId, { error: this.#faulty.get(fileId) ?? null });
      this.#faulty.delete(fileId);
    }
    return faults.length === 0;
  }

  readonly #added = (): void => {
    // So that the first form that is opened can check. A failure to load is reported by the upload.
    loadFieldCheck().catch(() => {});
  };

  readonly #edited = (file?: UppyFile<M, B>): void => {
    if (file === undefined) return;
    this.checkFields(file.id).catch((error: unknown) => this.uppy.log(String(error), "warning"));
  };

  readonly #removed = ({ id }: UppyFile<M, B>): void => {
    this.#faulty.delete(id);
    this.#desk.drop(id);
    // Uploads in progress discard themselves.
    this.#attempts.discard(id).catch((error: unknown) => this.uppy.log(String(error), "warning"));
  };

  #setResumable(resumableUploads: boolean): void {
    const { capabilities } = this.uppy.getState();
    this.uppy.setState({ capabilities: { ...capabilities, resumableUploads } });
  }

  readonly #upload = async (fileIds: string[]): Promise<void> => {
    const files = filterFilesToUpload(this.uppy.getFilesByIds(fileIds));
    for (const { id } of files) this.#faulty.delete(id);
    this.uppy.emit("upload-start", filterFilesToEmitUploadStarted(files));
    const { uppy, opts, i18n } = this;
    const common = {
      uppy,
      opts,
      i18n,
      queue: this.#queue,
      attempts: this.#attempts,
      // Uppy does not say when a retried file is complete, so the answers live as long as this call.
      desk: this.#desk.open(),
      canAsk: () => uppy.getPlugin("CdfUploadPanel") !== undefined,
      progress: this.#progress,
      targets: this.#targets,
    };
    await Promise.all(files.map((file) => runFile({ ...common, file })));
  };
}
