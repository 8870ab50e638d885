import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `journal-locked`: another process, or another upload of this one, works on the same upload.
 * - `journal-version`: the journal was written by a version whose records this one does not know.
 * - `journal-refused`: what it says cannot be what was written: other users may have changed it, or it names another project or
 *   places that bytes must not be sent to.
 * - `journal-unavailable`: it cannot be read or written (disk full, read-only folder), and a journal was required.
 */
export type JournalErrorCode =
  | "journal-locked"
  | "journal-version"
  | "journal-refused"
  | "journal-unavailable";

/** What a JournalError is made from. */
export interface JournalErrorOptions {
  readonly code: JournalErrorCode;
  readonly cause?: unknown;
}

/** The memory of the upload cannot be used. Nothing was sent because of it. */
export class JournalError extends CdfError {
  declare readonly code: JournalErrorCode;

  // Narrows the code to those of journals.
  constructor(message: string, options: JournalErrorOptions) {
    super(message, options);
  }

  override get name(): string {
    return "JournalError";
  }
}

/** True for a JournalError, also one of another copy of the package. */
export function isJournalError(error: unknown): error is JournalError {
  return isCdfError(error) && error.name === "JournalError";
}
