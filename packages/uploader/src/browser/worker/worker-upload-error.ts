import { CdfError } from "@cdf-multipart/core";
import type { PlainError } from "./messages.js";

/** An error of an upload in a worker. Has the name, the code and the words of the original, so that guards by those hold. */
export class WorkerUploadError extends CdfError {
  constructor({ name, message, code = "failed" }: PlainError) {
    super(message, { code });
    // Not a getter: the base class asks for the name before anything here is set.
    Object.defineProperty(this, "name", { value: name });
  }
}
