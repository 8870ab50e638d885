import type { CdfError } from "./cdf-error.js";
import { defineError, type ErrorClass, errorGuard } from "./define-error.js";
import type { TimeoutErrorCode } from "./error-codes.js";

/** Something took longer than its limit. */
export interface TimeoutError extends CdfError {
  readonly code: TimeoutErrorCode;
  /** The limit that was exceeded, ms. */
  readonly timeout: number;
  /** False only if certainly no request was in flight. */
  readonly mayHaveArrived: boolean;
}
export const TimeoutError: ErrorClass<TimeoutError> = /* @__PURE__ */ defineError("TimeoutError", {});

/** True for a TimeoutError of this family, also one from another copy of the package. */
export const isTimeoutError: (error: unknown) => error is TimeoutError =
  /* @__PURE__ */ errorGuard("TimeoutError");

/** The error of a call that ran out of time. */
export function deadlineError(subject: string, deadline: number, mayHaveArrived: boolean): TimeoutError {
  const message = `${subject} was given up after its deadline of ${deadline} ms. Raise \`deadline\`, or look at the hooks for what kept it waiting.`;
  return new TimeoutError(message, { code: "deadline-exceeded", timeout: deadline, mayHaveArrived });
}
