import { describeError } from "./describe-error.js";

/** One error on standard error: who says it, which file it is about, and the sentence. Never a stack trace. */
export function printError(error: unknown, file?: string): void {
  const subject = file === undefined ? "" : `${file}: `;
  process.stderr.write(`cdf-upload: ${subject}${describeError(error)}\n`);
}
