/** What pages load only when they look after uploads that were interrupted. */
export { indexedDbJournalStore, readHandle } from "../journal/indexed-db/indexed-db-journal-store.js";
export { describeStored, discardStored } from "../resume/stored-uploads.js";
