export { type XhrTransportOptions, xhrTransport } from "../transport/xhr/xhr-transport.js";
export type { BrowserInput } from "./browser-input.js";
export { discardInterrupted, type InterruptedUpload, interruptedUploads } from "./interrupted-uploads.js";
export { createUpload, upload, uploadMany } from "./upload-browser.js";
