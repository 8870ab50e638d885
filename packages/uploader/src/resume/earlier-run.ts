/**
 * What pages load where an earlier run has left something, to go on with it or to look after it: one script, and none for an
 * upload that has nothing to go on with.
 */
export { readJournal } from "../journal/read-journal.js";
export { completeAgain } from "./complete-again.js";
export { remedyFor } from "./complete-refused.js";
export { openAgain } from "./open-again.js";
export { reconcile } from "./reconcile.js";
export { describeStored, discardFinished, discardStored } from "./stored-uploads.js";
