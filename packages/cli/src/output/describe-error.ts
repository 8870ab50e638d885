import { isCdfError } from "@cdf-multipart/core";
import { inCliWords } from "./cli-words.js";

/** The system says so when a process, or the machine, may have no more files open. */
const NO_DESCRIPTOR = /^E[MN]FILE\b/;

/**
 * What went wrong, as one line of text. Errors of our packages say all that is needed; others come from the
 * system or from a defect, and their message is all that may be shown: a stack trace helps no user.
 */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = inCliWords(text.replace(/\s*\n\s*/g, " ").trim());
  if (NO_DESCRIPTOR.test(line)) return `${line}. Raise the limit of open files (ulimit -n).`;
  if (isCdfError(error) || /[.!?)]$/.test(line)) return line;
  return `${line}.`;
}
