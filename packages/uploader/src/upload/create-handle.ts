import type { FilesClient } from "@cdf-multipart/core";
import { machineOn } from "./machine.js";
import type { Platform } from "./platform.js";
import { type Shared, steerUpload } from "./steer-upload.js";
import type { UploadHandle } from "./upload-handle.js";
import type { UploadOptions } from "./upload-options.js";

/**
 * A handle of an upload whose machine is already loaded. Throws a ValidationError for settings that are out
 * of range.
 */
export function createHandle<Input>(
  platform: Platform<Input>,
  client: FilesClient,
  input: Input,
  options: UploadOptions,
  shared: Shared = {},
): UploadHandle {
  return steerUpload(() => machineOn(platform), client, input, options, shared);
}
