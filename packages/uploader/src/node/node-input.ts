import type { FileHandle } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ByteStream } from "../sources/node/copy-to-spool.js";
import { fileHandleSource } from "../sources/node/file-handle-source.js";
import { fileSource } from "../sources/node/file-source.js";
import { streamSource } from "../sources/node/stream-source.js";
import { isSource, notASource, type OpenedSource, toSource, type UploadInput } from "../upload/inputs.js";
import { urlSource } from "./node-url-source.js";

/**
 * What can be uploaded in Node: a path, a `file:` or http(s) URL, an open `FileHandle`, a stream (`Readable`,
 * `ReadableStream`, an async iterable of bytes), and the inputs of every platform.
 */
export type NodeInput = UploadInput | string | FileHandle | ByteStream;

/**
 * Converts the input into a source. The file of a path and the temporary copy of a stream are closed with the
 * upload. A FileHandle stays open.
 */
export async function openNodeInput(input: NodeInput, signal: AbortSignal): Promise<OpenedSource> {
  if (typeof input === "string") return { source: await fileSource(input), owned: true };
  if (input instanceof URL && input.protocol === "file:") {
    return { source: await fileSource(fileURLToPath(input)), owned: true };
  }
  if (input instanceof URL) return { source: await urlSource(input, { signal }), owned: true };
  if (isUploadInput(input)) return toSource(input, signal);
  if (isFileHandle(input)) return { source: await fileHandleSource(input), owned: true };
  if (isByteStream(input)) return { source: await streamSource(input, { signal }), owned: true };
  throw notASource(input, "a path, a URL, a FileHandle, a stream, a Source, a Blob or bytes");
}

function isUploadInput(input: Exclude<NodeInput, string | URL>): input is Exclude<UploadInput, URL> {
  return (
    isSource(input) || input instanceof Blob || input instanceof ArrayBuffer || ArrayBuffer.isView(input)
  );
}

function isFileHandle(input: FileHandle | ByteStream): input is FileHandle {
  // Streams of files and standard input also have an `fd`.
  return "fd" in input && typeof input.fd === "number" && "stat" in input;
}

function isByteStream(input: ByteStream): input is ByteStream {
  return (
    typeof input === "object" &&
    input !== null &&
    (Symbol.asyncIterator in input || Symbol.iterator in input || "getReader" in input)
  );
}
