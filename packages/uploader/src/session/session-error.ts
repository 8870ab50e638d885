import type { CdfError } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard } from "@cdf-multipart/core/internal";

/**
 * - `wrong-url-count`: the number of upload URLs from the service differs from the number of parts.
 * - `duplicate-urls`: two parts have the same upload URL.
 * - `unsafe-url`: an upload URL is not one that bytes may be sent to.
 * - `session-expired`: the upload URLs expired, and new ones could not be retrieved or expired as well.
 */
export type SessionErrorCode = "wrong-url-count" | "duplicate-urls" | "unsafe-url" | "session-expired";

/** The upload URLs cannot be used. No byte was sent to them. */
export interface SessionError extends CdfError {
  readonly code: SessionErrorCode;
  /** The service's id of the file. After a week, the service deletes an upload that was not completed. */
  readonly fileId: number;
}
export const SessionError: ErrorClass<SessionError> = /* @__PURE__ */ defineError("SessionError", {});

/** True for a SessionError, also one from another copy of the package. */
export const isSessionError: (error: unknown) => error is SessionError =
  /* @__PURE__ */ errorGuard("SessionError");
