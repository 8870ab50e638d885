export { shardOf } from "../disk/shard-of.js";
export { type FileJournalStoreOptions, fileJournalStore } from "../journal/node/file-journal-store.js";
export type { ByteStream } from "../sources/node/copy-to-spool.js";
export { type FileHandleSourceOptions, fileHandleSource } from "../sources/node/file-handle-source.js";
export { fileSource } from "../sources/node/file-source.js";
export { type StreamSourceOptions, streamSource } from "../sources/node/stream-source.js";
export { type NodeTransportOptions, nodeTransport } from "../transport/node/node-transport.js";
export {
  UPLOAD_CHANNELS,
  type UploadEndMessage,
  type UploadEventMessage,
  type UploadRunMessage,
} from "../watch/upload-channels.js";
export type { NodeInput } from "./node-input.js";
export { type NodeUrlSourceOptions, urlSource } from "./node-url-source.js";
export { createUpload, type UploadFileOptions, upload, uploadFile, uploadMany } from "./upload-node.js";
