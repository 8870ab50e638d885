export { isPartError, PartError } from "./engine/part-error.js";
export type { UploadEvent } from "./events/upload-event.js";
export { type Journal, type JournalRecord, type JournalState, memoryJournal } from "./journal/journal.js";
export { isJournalError, JournalError } from "./journal/journal-error.js";
export type { JournalFile, JournalStore } from "./journal/journal-store.js";
export { isNodeError, NodeError } from "./nodes/node-error.js";
export { planParts } from "./plan/plan-parts.js";
export type { PlanOptions, UploadPlan } from "./plan/upload-plan.js";
export { describeState } from "./progress/describe-state.js";
export type { Progress, ProgressState } from "./progress/progress.js";
export {
  discardInterrupted,
  type InterruptedUpload,
  interruptedUploads,
} from "./resume/interrupted-uploads.js";
export { createScheduler, type Scheduler } from "./scheduler/scheduler.js";
export type { SchedulerOptions } from "./scheduler/scheduler-options.js";
export type { NodeDestination } from "./session/open-session.js";
export { isSessionError, SessionError } from "./session/session-error.js";
export type { UploadState } from "./session/upload-session.js";
export { blobSource } from "./sources/blob-source.js";
export { bytesSource } from "./sources/bytes-source.js";
export type { PartBody, Source, SourceFingerprint } from "./sources/source.js";
export {
  isSourceChangedError,
  isSourceError,
  SourceChangedError,
  SourceError,
} from "./sources/source-error.js";
export { type UrlSourceOptions, urlSource } from "./sources/url-source.js";
export { type FetchTransportOptions, fetchTransport } from "./transport/fetch-transport.js";
export type { PartRequest, PartResponse, Transport } from "./transport/transport.js";
export { type XhrTransportOptions, xhrTransport } from "./transport/xhr/xhr-transport.js";
export type { UploadHandle } from "./upload/handle.js";
export type { UploadInput } from "./upload/inputs.js";
export type {
  ManyItem,
  ManyOptions,
  ManyResult,
  ResumeOptions,
  TransferOptions,
  UploadOptions,
  UploadTarget,
} from "./upload/options.js";
export { createUpload, upload, uploadMany } from "./upload/portable.js";
export type { UploadResult } from "./upload/upload-result.js";
export type { Verification } from "./verify/verification.js";
export { isVerifyError, VerifyError } from "./verify/verify-error.js";
