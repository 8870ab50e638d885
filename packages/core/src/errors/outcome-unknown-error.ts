import type { CdfError } from "./cdf-error.js";
import { defineError, type ErrorClass, errorGuard } from "./define-error.js";

/**
 * The response to a call that must not simply be repeated was lost, and a check could not find out whether
 * the call took effect. The message says what may exist now and how to find it.
 */
export interface OutcomeUnknownError extends CdfError {
  readonly code: "outcome-unknown";
  /** The operationId, for example `initMultiPartUpload`. */
  readonly operation: string;
}
export const OutcomeUnknownError: ErrorClass<OutcomeUnknownError, "code"> = /* @__PURE__ */ defineError<
  OutcomeUnknownError,
  "code"
>("OutcomeUnknownError", { code: "outcome-unknown" });

/** True for an OutcomeUnknownError, also one from another copy of the package. */
export const isOutcomeUnknownError: (error: unknown) => error is OutcomeUnknownError =
  /* @__PURE__ */ errorGuard("OutcomeUnknownError");
