/**
 * The script that pages load to resume, list or discard interrupted uploads. An upload with nothing to resume
 * does not load it.
 */

export { readJournal } from "../journal/format/read-journal.js";
export { adoptEntry } from "../resume/adopt-entry.js";
export { completeAgain } from "../resume/complete-again.js";
export { remedyFor, remedyWarning } from "../resume/complete-refused.js";
export { deleteUnfinished } from "../resume/delete-unfinished.js";
export { discardFinished, discardInterrupted, interruptedUploads } from "../resume/interrupted-uploads.js";
export { openAgain } from "../resume/open-again.js";
export { reconcile } from "../resume/reconcile.js";
export {} from "./together.js";
