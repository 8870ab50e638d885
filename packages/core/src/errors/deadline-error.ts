import { TimeoutError } from "./timeout-error.js";

/** The error of a call that ran out of time. */
export function deadlineError(subject: string, deadline: number, mayHaveArrived: boolean): TimeoutError {
  const message = `${subject} was given up after its deadline of ${deadline} ms. Raise \`deadline\`, or look at the hooks for what kept it waiting.`;
  return new TimeoutError(message, { code: "deadline-exceeded", timeout: deadline, mayHaveArrived });
}
