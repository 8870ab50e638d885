import { type Fault, ValidationError } from "@cdf-multipart/core";

/**
 * Makes core's ValidationError for one option of a plan. It names the option, its value, the limit and what
 * would work.
 */
export function planError(fault: Fault): ValidationError {
  return new ValidationError({ code: "invalid-request", subject: "planParts", faults: [fault] });
}
