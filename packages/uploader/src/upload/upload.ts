import type { FilesClient } from "@cdf-multipart/core";
import type { UploadResult } from "../engine/upload-result.js";
import { createUpload } from "./create-upload.js";
import type { UploadOptions } from "./upload-options.js";
import type { UploadInput } from "./upload-source.js";

/**
 * Uploads a Blob or File, bytes, or a source, and resolves when the service reports `uploaded`. Runs in every
 * runtime. In Node, use the same function of `@cdf-multipart/uploader/node`: it is faster and also accepts
 * paths and streams.
 *
 * @throws SourceError, SourceChangedError, ValidationError, PartError, SessionError, TimeoutError, or an
 *   error of the client; the reason of `options.signal` if it aborts.
 */
export async function upload(
  client: FilesClient,
  input: UploadInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}
