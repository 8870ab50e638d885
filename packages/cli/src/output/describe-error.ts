import { isCdfError } from "@cdf-multipart/core";
import { inCliWords } from "./cli-words.js";

/** The error codes of the system when a process, or the machine, has too many open files. */
const NO_DESCRIPTOR = /^E[MN]FILE\b/;

/**
 * An error as one line of text. Messages of our packages are complete. Other errors come from the system or from a defect; of
 * these only the message is shown, since a stack trace does not help users.
 */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = inCliWords(text.replace(/\s*\n\s*/g, " ").trim());
  if (NO_DESCRIPTOR.test(line)) return `${line}. Raise the limit of open files (ulimit -n).`;
  if (isCdfError(error) || /[.!?)]$/.test(line)) return line;
  return `${line}.`;
}
