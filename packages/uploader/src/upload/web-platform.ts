import { fetchTransport } from "../transport/fetch-transport.js";
import type { Platform } from "./platform.js";
import { portableMemory } from "./portable-memory.js";
import { toSource, type UploadInput } from "./upload-source.js";

/** Blobs and bytes as inputs, and parts by `fetch`. Works in every runtime. */
export const webPlatform: Platform<UploadInput> = Object.freeze({
  open: toSource,
  transport: () => fetchTransport(),
  memory: () => portableMemory,
});
