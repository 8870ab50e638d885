import { brandOf } from "./brand.js";
import { CdfError } from "./cdf-error.js";

/** What an OutcomeUnknownError is made from. */
export interface OutcomeUnknownErrorOptions {
  /** The operationId, as `initMultiPartUpload`. */
  readonly operation: string;
  /** What made it unknown. */
  readonly cause: unknown;
}

/**
 * A call that must not simply be repeated lost its answer, and looking it up could not tell whether it was
 * carried out. The message says what may exist now and how to find it. `code` is `outcome-unknown`.
 */
export class OutcomeUnknownError extends CdfError {
  /** The operationId, as `initMultiPartUpload`. */
  declare readonly operation: string;

  constructor(message: string, options: OutcomeUnknownErrorOptions) {
    const { operation, cause } = options;
    super(message, { code: "outcome-unknown", cause }, { operation });
  }

  override get name(): string {
    return "OutcomeUnknownError";
  }
}

/** True for an OutcomeUnknownError, also of another copy of the package. */
export function isOutcomeUnknownError(error: unknown): error is OutcomeUnknownError {
  return brandOf(error) === "OutcomeUnknownError";
}
