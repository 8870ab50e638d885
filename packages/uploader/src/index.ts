export type { HashAlgorithm } from "./checksums/hashes.js";
export { isPartError, PartError, type PartErrorCode } from "./engine/part-error.js";
export type { EventListeners } from "./events/emitter.js";
export type { SessionReason, UploadEvent, WarningCode } from "./events/upload-event.js";
export {
  type Journal,
  type JournalRecord,
  type JournalState,
  memoryJournal,
} from "./journal/journal.js";
export {
  isJournalError,
  JournalError,
  type JournalErrorCode,
} from "./journal/journal-error.js";
export { type JournalKey, journalId, journalKeyOf } from "./journal/journal-key.js";
export type { JournalFile, JournalStore, StoredJournal } from "./journal/journal-store.js";
export type { JournalMode } from "./journal/open-upload-journal.js";
export {
  type PartPhase,
  PartTimeoutError,
  type TransportTimeouts,
} from "./net/timeouts.js";
export { describePlan } from "./plan/format.js";
export { planParts } from "./plan/plan-parts.js";
export { type PartRange, type PlanOptions, partLength, type UploadPlan } from "./plan/upload-plan.js";
export { describeState } from "./progress/describe-state.js";
export type { PartFailure, Progress, ProgressState, RetryReason } from "./progress/progress.js";
export {
  discardFinished,
  discardInterrupted,
  type InterruptedUpload,
  interruptedUploads,
} from "./resume/interrupted-uploads.js";
export type { ResumeCheck } from "./resume/resume-check.js";
export { createScheduler, type Scheduler } from "./scheduler/scheduler.js";
export type { SchedulerOptions } from "./scheduler/scheduler-options.js";
export type { Destination, ExistingFile, NewFile } from "./session/open-session.js";
export {
  isSessionError,
  SessionError,
  type SessionErrorCode,
} from "./session/session-error.js";
export type { AcknowledgedPart, UploadPhase, UploadSession, UploadState } from "./session/upload-session.js";
export { type BlobSourceOptions, blobSource } from "./sources/blob-source.js";
export { type BytesSourceOptions, bytesSource } from "./sources/bytes-source.js";
export type { PartBody, Source, SourceFingerprint } from "./sources/source.js";
export {
  isSourceChangedError,
  isSourceError,
  type SourceChange,
  SourceChangedError,
  SourceError,
  type SourceErrorCode,
} from "./sources/source-error.js";
export { type UrlSourceOptions, urlSource } from "./sources/url-source.js";
export {
  type FetchTransportOptions,
  fetchTransport,
} from "./transport/fetch-transport.js";
export { StaleConnectionError } from "./transport/stale-connection-error.js";
export type { PartRequest, PartResponse, Transport } from "./transport/transport.js";
export { type XhrTransportOptions, xhrTransport } from "./transport/xhr/xhr-transport.js";
export { ONE_PUT_MAX } from "./upload/defaults.js";
export type { HandlePhase, PauseOptions, UploadHandle } from "./upload/handle.js";
export type { UploadInput } from "./upload/inputs.js";
export type {
  ManyItem,
  ManyOptions,
  ManyResult,
  PartSizing,
  ResumeOptions,
  TransferOptions,
  UploadOptions,
  UploadTarget,
} from "./upload/options.js";
export { createUpload, upload, uploadMany } from "./upload/portable.js";
export type { UploadResult } from "./upload/upload-result.js";
export type { Verification, VerifyMode } from "./verify/verification.js";
export {
  isVerifyError,
  VerifyError,
  type VerifyErrorCode,
} from "./verify/verify-error.js";
