import type { CdfError } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard } from "@cdf-multipart/core/internal";

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

/** The journal of an upload cannot be used. Nothing was sent because of it. */
export interface JournalError extends CdfError {
  readonly code: JournalErrorCode;
}
export const JournalError: ErrorClass<JournalError> = /* @__PURE__ */ defineError("JournalError", {});

/** True for a JournalError, also one from another copy of the package. */
export const isJournalError: (error: unknown) => error is JournalError =
  /* @__PURE__ */ errorGuard("JournalError");
