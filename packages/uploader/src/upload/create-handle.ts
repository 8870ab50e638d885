import type { FilesClient } from "@cdf-multipart/core";
import { engineOn } from "./engine.js";
import type { UploadHandle } from "./handle.js";
import type { UploadOptions } from "./options.js";
import type { Platform } from "./platform.js";
import type { Shared } from "./run-pass.js";
import { steerUpload } from "./steer-upload.js";

/**
 * A handle of an upload whose engine is already loaded. Throws a ValidationError for settings that are out
 * of range.
 */
export function createHandle<Input>(
  platform: Platform<Input>,
  client: FilesClient,
  input: Input,
  options: UploadOptions,
  shared: Shared = {},
): UploadHandle {
  return steerUpload(() => engineOn(platform), client, input, options, shared);
}
