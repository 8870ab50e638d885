/**
 * The script that pages load to resume, list or discard interrupted uploads. An upload with nothing to resume
 * does not load it.
 */
export { readJournal } from "../journal/read-journal.js";
export { completeAgain } from "./complete-again.js";
export { remedyFor } from "./complete-refused.js";
export { openAgain } from "./open-again.js";
export { reconcile } from "./reconcile.js";
export { describeStored, discardFinished, discardStored } from "./stored-uploads.js";
