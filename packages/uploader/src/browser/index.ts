export { describeState } from "../progress/describe-state.js";
export type { PartFailure, Progress, ProgressState } from "../progress/progress.js";
export type { BrowserInput } from "./browser-input.js";
export {
  discardInterrupted,
  type InterruptedBrowserUpload,
  interruptedUploads,
} from "./interrupted-uploads.js";
export { createUpload, upload, uploadMany } from "./upload-browser.js";
export type { WorkerClient, WorkerInput, WorkerUploadOptions } from "./worker/messages.js";
export {
  type UploadInWorkerOptions,
  uploadInWorker,
  type WorkerUpload,
  WorkerUploadError,
} from "./worker/upload-in-worker.js";
