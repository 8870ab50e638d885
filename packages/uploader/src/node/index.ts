export { withDescriptors } from "../disk/descriptors.js";
export { filePlace } from "../disk/disk-platform.js";
export {
  fileFault,
  isExposed,
  isSameFile,
  PRIVATE_FILE_MODE,
  PRIVATE_OPEN_FLAGS,
} from "../disk/private-file.js";
export { preparePrivateFolder } from "../disk/private-folder.js";
export { shardOf } from "../disk/shard-of.js";
export { type FileJournalStoreOptions, fileJournalStore } from "../journal/node/file-journal-store.js";
export { stateFolder } from "../journal/node/state-folder.js";
export type { ByteStream } from "../sources/node/copy-to-spool.js";
export { type FileHandleSourceOptions, fileHandleSource } from "../sources/node/file-handle-source.js";
export { fileSource } from "../sources/node/file-source.js";
export {
  type StreamSourceOptions,
  streamSource,
} from "../sources/node/stream-source.js";
export { type NodeTransportOptions, nodeTransport } from "../transport/node/node-transport.js";
export {
  UPLOAD_CHANNELS,
  type UploadEndMessage,
  type UploadEventMessage,
  type UploadRunMessage,
  type WatchedUpload,
} from "../watch/upload-channels.js";
export type { NodeInput } from "./node-input.js";
export { type NodeUrlSourceOptions, urlSource } from "./node-url-source.js";
export { createUpload, type UploadFileOptions, upload, uploadFile, uploadMany } from "./upload-node.js";
