import type { Fault } from "../errors/validation-error.js";
import { requestFaults } from "./request-faults.js";

/**
 * What is wrong with the fields of a file, before anything is asked of the service: the limits and formats of
 * `openapi.yaml`. For programs that check a list of files as a whole.
 *
 * @returns every fault at once; empty when `initMultiPartUpload` would send them.
 */
export function fileFieldFaults(fields: unknown): readonly Fault[] {
  return requestFaults("initMultiPartUpload", { body: fields, query: { parts: 1 } });
}
