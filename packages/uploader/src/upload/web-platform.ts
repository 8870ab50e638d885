import { fetchTransport } from "../transport/fetch-transport.js";
import type { Platform } from "./platform.js";
import { portableMemory } from "./portable-memory.js";
import { toSource, type UploadInput } from "./upload-source.js";

/** What every runtime has: blobs and bytes, parts by `fetch`. */
export const webPlatform: Platform<UploadInput> = Object.freeze({
  open: toSource,
  transport: () => fetchTransport(),
  memory: () => portableMemory,
});
