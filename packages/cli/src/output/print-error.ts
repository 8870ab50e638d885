import { describeError } from "./describe-error.js";
import { printable } from "./printable.js";
import { toStderr } from "./write.js";

/** One error as a line: who says it, which file it is about, and the sentence. Never a stack trace. */
export function errorLine(error: unknown, file?: string): string {
  const subject = file === undefined ? "" : `${printable(file)}: `;
  return `cdf-upload: ${subject}${describeError(error)}`;
}

/** Writes that line to standard error. */
export function printError(error: unknown): void {
  toStderr(errorLine(error));
}
