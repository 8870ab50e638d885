/** The script that pages load to list and discard interrupted uploads. It needs no engine. */

export { indexedDbJournalStore, readHandle } from "../journal/indexed-db/indexed-db-journal-store.js";
export { discardInterrupted, interruptedUploads } from "../resume/interrupted-uploads.js";
export {} from "./together.js";
