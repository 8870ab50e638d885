export {
  type IndexedDbJournalStoreOptions,
  indexedDbJournalStore,
} from "../journal/indexed-db/indexed-db-journal-store.js";
export type { UploadNote } from "../journal/indexed-db/upload-note.js";
export { type XhrTransportOptions, xhrTransport } from "../transport/xhr/xhr-transport.js";
export type { BrowserInput } from "./browser-input.js";
export { discardInterrupted, type InterruptedUpload, interruptedUploads } from "./interrupted-uploads.js";
export { createUpload, upload, uploadMany } from "./upload-browser.js";
