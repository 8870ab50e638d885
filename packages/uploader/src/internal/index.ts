/**
 * Exports for the command line: files of one user only, and the journals of its runs. Exports for fleets: the
 * steps of one upload, which several machines can take. Node only. It is not covered by semantic versioning,
 * because the packages are released together: any release may change or remove a name.
 */

export { filesAtATime, withDescriptors } from "../disk/descriptors.js";
export { filePlace } from "../disk/disk-platform.js";
export {
  fileFault,
  isExposed,
  isSameFile,
  PRIVATE_FILE_MODE,
  PRIVATE_OPEN_FLAGS,
} from "../disk/private-file.js";
export { preparePrivateFolder } from "../disk/private-folder.js";
export { runUpload } from "../engine/run-upload.js";
export { sendParts } from "../engine/send-parts.js";
export { readRecord } from "../journal/format/read-record.js";
export { writeRecord } from "../journal/format/write.js";
export { applyRecord } from "../journal/journal.js";
export { journalId, journalKeyOf } from "../journal/journal-key.js";
export { stateFolder } from "../journal/node/state-folder.js";
export { nodePersistence, nodePlatform } from "../node/node-platform.js";
export { nodeDestination } from "../nodes/node-destination.js";
export { contentRecordFault } from "../overwrite/content-record.js";
export { partLength } from "../plan/upload-plan.js";
export { createProgressMeter } from "../progress/progress-meter.js";
export { checkJournal } from "../resume/check-journal.js";
export { deleteUnfinished } from "../resume/delete-unfinished.js";
export { DISCARD_GROUP, type DiscardedUpload, discardManyInterrupted } from "../resume/discard-many.js";
export { discardFinished } from "../resume/interrupted-uploads.js";
export { pacedSource } from "../scheduler/paced-source.js";
export type { RateLimit } from "../scheduler/rate-limit.js";
export { takeFingerprint } from "../sources/sample-source.js";
export { ONE_PUT_MAX } from "../upload/defaults.js";
export type { PartSizing } from "../upload/options.js";
export { prepareJob } from "../upload/prepare-job.js";
export type { VerifyMode } from "../verify/verification.js";
