import { describeError } from "./describe-error.js";
import { printable } from "./printable.js";
import { toStderr } from "./write.js";

/** An error as one line: the program, the file if there is one, and the message. Never a stack trace. */
export function errorLine(error: unknown, file?: string): string {
  const subject = file === undefined ? "" : `${printable(file)}: `;
  return `cdf-upload: ${subject}${describeError(error)}`;
}

/** Writes that line to standard error. */
export function printError(error: unknown): void {
  toStderr(errorLine(error));
}
