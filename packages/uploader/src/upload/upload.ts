import type { FilesClient } from "@cdf-multipart/core";
import type { UploadResult } from "../engine/upload-result.js";
import { createUpload } from "./create-upload.js";
import type { UploadOptions } from "./upload-options.js";
import type { UploadInput } from "./upload-source.js";

/**
 * Uploads a Blob or File, bytes, or a source, and resolves when the service says that the content is there. Runs in every
 * runtime; in Node the same function of `@cdf-multipart/uploader/node` is faster and also takes paths and streams.
 *
 * @throws SourceError, SourceChangedError, ValidationError, PartError, SessionError, TimeoutError, or an error of the client;
 * the reason of `options.signal` when that ends it.
 */
export async function upload(
  client: FilesClient,
  input: UploadInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}
