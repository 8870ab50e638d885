import { type Fault, ValidationError } from "@cdf-multipart/core";

/** The ValidationError of core for one option of a plan: names it, its value, the limit and what would work. */
export function planError(fault: Fault): ValidationError {
  return new ValidationError({ code: "invalid-request", subject: "planParts", faults: [fault] });
}
