import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `journal-locked`: another process, or another upload of this process, works on the same upload.
 * - `journal-version`: the journal was written by a version whose records this version does not know.
 * - `journal-refused`: the journal cannot be trusted. Other users may have changed it, or it names another
 *   project or URLs that bytes must not be sent to.
 * - `journal-unavailable`: the journal cannot be read or written (disk full, read-only folder), and a journal
 *   was required.
 */
export type JournalErrorCode =
  | "journal-locked"
  | "journal-version"
  | "journal-refused"
  | "journal-unavailable";

/** The fields of a JournalError. */
export interface JournalErrorOptions {
  readonly code: JournalErrorCode;
  readonly cause?: unknown;
}

/** The journal of an upload cannot be used. Nothing was sent because of it. */
export class JournalError extends CdfError {
  declare readonly code: JournalErrorCode;

  // Narrows the code to journal codes.
  constructor(message: string, options: JournalErrorOptions) {
    super(message, options);
  }

  override get name(): string {
    return "JournalError";
  }
}

/** True for a JournalError, also one from another copy of the package. */
export function isJournalError(error: unknown): error is JournalError {
  return isCdfError(error) && error.name === "JournalError";
}
