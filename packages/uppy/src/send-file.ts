/**
 * Connects one attempt to upload a file with Uppy: the upload follows the file's state in Uppy, and reports
 * its events there.
 */
import type { FileInfo } from "@cdf-multipart/core";
import {
  isSourceChangedError,
  type Progress,
  type ResumeOptions,
  type UploadEvent,
} from "@cdf-multipart/uploader";
import { createUpload } from "@cdf-multipart/uploader/browser";
import { type Body, EventManager, type Meta, type Uppy } from "@uppy/core";
import type { Attempt } from "./attempts.js";
import type { CdfUploadOptions } from "./cdf-upload-options.js";
import type { FileRun, FileTarget } from "./file-run.js";
import { followState } from "./follow-state.js";

/** Files whose bytes differ from those of an earlier run. The next attempt starts over. */
const changed = new WeakSet<object>();

/** Resolves when the file is stored, or was removed by the user. Rejects with the error of the upload. */
export function sendFile<M extends Meta, B extends Body>(
  { uppy, opts, i18n, queue, file, attempts, progress }: FileRun<M, B>,
  data: File,
  { fields, overwrite }: FileTarget,
): Promise<void> {
  const { id, name } = file;
  let parts = 0;
  const tell = (event: UploadEvent): void => {
    if (event.type === "planned") parts = event.plan.parts.length;
    if (event.type === "session") {
      attempt.entry = event.fileId;
      if (event.reason === "resumed" && event.partsKept > 0) {
        uppy.info(i18n("cdfResumed", { name, done: event.partsKept, parts }), "info", 5000);
      }
      if (event.partsLost > 0) {
        uppy.info(i18n("cdfSentAgain", { name, parts: event.partsLost }), "warning", 10_000);
      }
    }
    if (event.type === "warning") uppy.log(event.message, "warning");
  };
  const { scheduler, journal: _, resumeCheck: __, ...tuning } = opts.upload ?? {};
  const settings = {
    ...tuning,
    ...resumeOf(opts, changed.delete(data)),
    file: fields,
    overwrite,
    onEvent: tell,
    onProgress: (now: Progress): void => {
      progress.set(id, now);
      showProgress(uppy, id, now.bytesShown, now.size);
    },
  };
  if (data.size === 0) showProgress(uppy, id, 0, 0);
  const handle = createUpload(
    opts.client,
    data,
    scheduler === undefined ? settings : { ...settings, scheduler },
  );
  const attempt: Attempt = { fields, handle };
  attempts.begin(id, attempt);

  return new Promise((resolve, reject) => {
    const events = new EventManager(uppy);
    let removed = false;
    const leave = (): void => {
      events.remove();
      queued.abort();
      queued.done();
      progress.delete(id);
    };
    const start = (): void => {
      handle.start().then(
        ({ file: stored }) => {
          leave();
          attempts.end(id);
          uppy.emit("upload-success", uppy.getFile(id), { status: 201, body: bodyOf<B>(stored) });
          resolve();
        },
        (error: unknown) => {
          leave();
          if (removed) return resolve();
          attempt.failed = true;
          if (isSourceChangedError(error)) changed.add(data);
          reject(error);
        },
      );
    };
    const follower = followState(handle, start);
    const remove = (): void => {
      if (removed) return;
      removed = true;
      leave();
      attempts.end(id);
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

/** How an interrupted upload of a file is resumed. */
function resumeOf<M extends Meta, B extends Body>(
  { upload: { journal, resumeCheck } = {} }: CdfUploadOptions<M, B>,
  restart: boolean,
): ResumeOptions {
  if (journal === "off") return { journal };
  return typeof journal === "object" ? { journal, resumeCheck, restart } : { journal, resumeCheck, restart };
}
