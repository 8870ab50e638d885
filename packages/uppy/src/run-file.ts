/**
 * Connects one file in Uppy with its upload: the upload follows the file's state, and reports its events to
 * Uppy.
 */
import { type FileFields, type FileInfo, isCdfError } from "@cdf-multipart/core";
import {
  isSourceChangedError,
  type Progress,
  type ResumeOptions,
  type UploadEvent,
  type UploadTarget,
} from "@cdf-multipart/uploader";
import { createUpload } from "@cdf-multipart/uploader/browser";
import { type Body, EventManager, type Meta, type Uppy, type UppyFile } from "@uppy/core";
import type { I18n, RateLimitedQueue } from "@uppy/core/utils";
import type { CdfUploadOptions } from "./cdf-upload-options.js";
import { fieldsFromMeta } from "./fields-from-meta.js";
import { followState } from "./follow-state.js";

/** What the upload of a file needs. */
export interface FileRun<M extends Meta, B extends Body> {
  readonly uppy: Uppy<M, B>;
  readonly opts: CdfUploadOptions<M, B>;
  readonly i18n: I18n;
  /** Limits the number of files that are uploaded concurrently. */
  readonly queue: RateLimitedQueue;
  readonly file: UppyFile<M, B>;
}

/** Files whose bytes differ from those of an earlier run. The next attempt starts over. */
const changed = new WeakSet<object>();

/**
 * Uploads a file. Resolves when the upload is over, also after a failure; `upload-error` reports the failure.
 */
export async function runFile<M extends Meta, B extends Body>(run: FileRun<M, B>): Promise<void> {
  const { uppy, i18n, file } = run;
  try {
    if (file.isRemote) throw new Error(i18n("cdfRemote", { name: file.name }));
    if (!(file.data instanceof Blob)) throw new Error(i18n("cdfMissing", { name: file.name }));
    await send(run, asFile(file.data, file.name));
  } catch (error) {
    uppy.log(error instanceof Error ? error : String(error), "error");
    uppy.emit("upload-error", uppy.getFile(file.id), toUppyError(error));
  }
}

function send<M extends Meta, B extends Body>(
  { uppy, opts, i18n, queue, file }: FileRun<M, B>,
  data: File,
): Promise<void> {
  const { id, name } = file;
  const tell = (event: UploadEvent): void => {
    if (event.type === "session" && event.reason === "resumed" && event.partsKept > 0) {
      uppy.info(i18n("cdfResumed", { name, done: event.partsKept, parts }), "info", 5000);
    }
    if (event.type === "planned") parts = event.plan.parts.length;
    if (event.type === "session" && event.partsLost > 0) {
      uppy.info(i18n("cdfSentAgain", { name, parts: event.partsLost }), "warning", 10_000);
    }
    if (event.type === "warning") uppy.log(event.message, "warning");
  };
  let parts = 0;
  const { scheduler, journal: _, resumeCheck: __, ...tuning } = opts.upload ?? {};
  const into: UploadTarget = { file: fieldsOf(opts, file), overwrite: opts.overwrite ?? false };
  const settings = {
    ...tuning,
    ...resumeOf(opts, changed.delete(data)),
    ...into,
    onEvent: tell,
    onProgress: ({ bytesShown, size }: Progress) => showProgress(uppy, id, bytesShown, size),
  };
  if (data.size === 0) showProgress(uppy, id, 0, 0);
  const handle = createUpload(
    opts.client,
    data,
    scheduler === undefined ? settings : { ...settings, scheduler },
  );

  return new Promise((resolve, reject) => {
    const events = new EventManager(uppy);
    let removed = false;
    const leave = (): void => {
      events.remove();
      queued.abort();
      queued.done();
    };
    const start = (): void => {
      handle.start().then(
        ({ file: stored }) => {
          leave();
          uppy.emit("upload-success", uppy.getFile(id), { status: 201, body: bodyOf<B>(stored) });
          resolve();
        },
        (error: unknown) => {
          leave();
          if (removed) return resolve();
          if (isSourceChangedError(error)) changed.add(data);
          reject(worded(error, name, i18n));
        },
      );
    };
    const follower = followState(handle, start);
    const remove = (): void => {
      if (removed) return;
      removed = true;
      leave();
      // The user removed the file, so its unfinished file entry in CDF is deleted as well.
      handle.discard().catch((error: unknown) => uppy.log(String(error), "warning"));
      resolve();
    };
    let turn = false;
    const queued = queue.run(() => {
      turn = true;
      if (uppy.getFile(id).isPaused !== true) follower.paused(false);
      return () => {};
    });
    const pause = (isPaused: boolean): void => {
      if (turn) follower.paused(isPaused);
    };
    events.onPause(id, pause);
    events.onPauseAll(id, () => pause(true));
    events.onResumeAll(id, () => pause(false));
    events.onFileRemove(id, remove);
    events.onCancelAll(id, remove);
  });
}

/**
 * Uppy takes a size of 0 for an unknown one, and then shows no total for any of the files. So an empty file counts
 * as one byte, which is missing until the file is stored.
 */
function showProgress<M extends Meta, B extends Body>(
  uppy: Uppy<M, B>,
  id: string,
  bytesUploaded: number,
  size: number,
): void {
  const file = uppy.getFile(id);
  const uploadStarted = file.progress.uploadStarted ?? Date.now();
  uppy.emit("upload-progress", file, { uploadStarted, bytesUploaded, bytesTotal: Math.max(1, size) });
}

/**
 * The application chooses the type of the response body, and only the application knows it. Every uploader of
 * Uppy asserts it.
 */
function bodyOf<B extends Body>(file: FileInfo): B {
  const body: Body = { file };
  return body as B;
}

function fieldsOf<M extends Meta, B extends Body>(
  { fields }: CdfUploadOptions<M, B>,
  file: UppyFile<M, B>,
): Partial<FileFields> {
  return fields === undefined ? fieldsFromMeta({ type: file.type, ...file.meta }) : fields(file);
}

/**
 * Golden Retriever may restore a Blob. A File has a name by which it is recognized when it is added again.
 */
function asFile(data: Blob, name: string): File {
  return data instanceof File ? data : new File([data], name, { type: data.type });
}

/** In the user's language where the user has to act. All other messages are used as they are. */
function worded(error: unknown, name: string, i18n: I18n): unknown {
  if (!isCdfError(error)) return error;
  if (error.code === "journal-locked") return new Error(i18n("cdfOtherTab", { name }), { cause: error });
  if (isSourceChangedError(error)) return new Error(i18n("cdfChanged", { name }), { cause: error });
  return error;
}

function toUppyError(error: unknown): { name: string; message: string; details?: string } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, cause } = error;
  return { name, message, ...(cause instanceof Error ? { details: cause.message } : {}) };
}

/** How an interrupted upload of a file is resumed. */
function resumeOf<M extends Meta, B extends Body>(
  { upload: { journal, resumeCheck } = {} }: CdfUploadOptions<M, B>,
  restart: boolean,
): ResumeOptions {
  if (journal === "off") return { journal };
  return typeof journal === "object" ? { journal, resumeCheck, restart } : { journal, resumeCheck, restart };
}
