/**
 * What the command line shares with the uploader: files of one user only, and the journals of its runs. Node
 * only. It is not covered by semantic versioning, because the packages are released together: any release may
 * change or remove a name.
 */

export { withDescriptors } from "../disk/descriptors.js";
export { filePlace } from "../disk/disk-platform.js";
export {
  fileFault,
  isExposed,
  isSameFile,
  PRIVATE_FILE_MODE,
  PRIVATE_OPEN_FLAGS,
} from "../disk/private-file.js";
export { preparePrivateFolder } from "../disk/private-folder.js";
export { journalId, journalKeyOf } from "../journal/journal-key.js";
export { stateFolder } from "../journal/node/state-folder.js";
export { partLength } from "../plan/upload-plan.js";
export { discardFinished } from "../resume/interrupted-uploads.js";
export { ONE_PUT_MAX } from "../upload/defaults.js";
export type { PartSizing } from "../upload/options.js";
export type { VerifyMode } from "../verify/verification.js";
