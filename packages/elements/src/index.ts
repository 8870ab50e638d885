export { type Announcer, createAnnouncer } from "./announcer.js";
export { defineElements } from "./define-elements.js";
export { FAILURE_TEXTS, type FailedFile, type Failure, failureOf, isExisting } from "./failure.js";
export { formatBytes } from "./format-bytes.js";
export { discardFailed, type FailedUpload } from "./interrupted.js";
export type { CdfUnfinishedElement, ContinueDetail } from "./unfinished/unfinished-element.js";
export type { UnfinishedTexts } from "./unfinished/unfinished-texts.js";
export type { CdfUploadElement } from "./upload/upload-element.js";
export type { UploadTexts } from "./upload/upload-texts.js";
