import type { FileFields } from "../types/file-fields.js";
import { isValidRequest } from "./is-valid-request.js";

/** Whether a value, as read from a file, is what `initMultiPartUpload` takes as the fields of a file. */
export function isFileFields(value: unknown): value is FileFields {
  return isValidRequest("initMultiPartUpload", { body: value, query: { parts: 1 } });
}
