import type { FilesClient } from "@cdf-multipart/core";
import { createHandle } from "./create-handle.js";
import type { UploadHandle } from "./upload-handle.js";
import type { UploadOptions } from "./upload-options.js";
import type { UploadInput } from "./upload-source.js";
import { webPlatform } from "./web-platform.js";

/**
 * A handle to control one upload: start, pause, resume, abort, discard, and its events. Nothing happens
 * before `start()`.
 *
 * @throws ValidationError for settings that are out of range.
 */
export function createUpload(
  client: FilesClient,
  input: UploadInput,
  options: UploadOptions = {},
): UploadHandle {
  return createHandle(webPlatform, client, input, options);
}
