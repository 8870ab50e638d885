import { CdfError } from "@cdf-multipart/core";
import type { PlainError } from "./messages.js";

/**
 * An error of an upload in a worker. It has the name, code and message of the original, so guards that check
 * these work.
 */
export class WorkerUploadError extends CdfError {
  constructor({ name, message, code = "failed" }: PlainError) {
    super(message, { code });
    // Not a getter: the base class reads the name before the fields here are set.
    Object.defineProperty(this, "name", { value: name });
  }
}
