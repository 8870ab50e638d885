import type { Fault } from "../errors/validation-error.js";
import { isValidationError } from "../errors/validation-error.js";
import type { FileFields } from "../types/file-fields.js";
import { validateRequest } from "./validate-request.js";

/**
 * What is wrong with the fields of a file, before anything is asked of the service: the limits and formats of
 * `openapi.yaml`. For programs that check a list of files as a whole.
 *
 * @returns every fault at once; empty when `initMultiPartUpload` would send them.
 */
export function fileFieldFaults(fields: unknown): readonly Fault[] {
  try {
    validateRequest("initMultiPartUpload", { body: fields, query: { parts: 1 } });
    return [];
  } catch (error) {
    if (isValidationError(error)) return error.faults;
    throw error;
  }
}

/** Whether a value, as read from a file, is what `initMultiPartUpload` takes as the fields of a file. */
export function isFileFields(value: unknown): value is FileFields {
  return fileFieldFaults(value).length === 0;
}
