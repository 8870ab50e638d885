import { describeError } from "./describe-error.js";
import { printable } from "./printable.js";

/** One error as a line: who says it, which file it is about, and the sentence. Never a stack trace. */
export function errorLine(error: unknown, file?: string): string {
  const subject = file === undefined ? "" : `${printable(file)}: `;
  return `cdf-upload: ${subject}${describeError(error)}`;
}

/** Writes that line to standard error. */
export function printError(error: unknown): void {
  process.stderr.write(`${errorLine(error)}\n`);
}
