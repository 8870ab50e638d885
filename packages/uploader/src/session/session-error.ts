import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `wrong-url-count`: the number of upload URLs from the service differs from the number of parts.
 * - `duplicate-urls`: two parts have the same upload URL.
 * - `unsafe-url`: an upload URL is not one that bytes may be sent to.
 * - `session-expired`: the upload URLs expired, and new ones could not be retrieved or expired as well.
 */
export type SessionErrorCode = "wrong-url-count" | "duplicate-urls" | "unsafe-url" | "session-expired";

/** The fields of a SessionError. */
export interface SessionErrorOptions {
  readonly code: SessionErrorCode;
  /** The service's id of the file that the session was for. */
  readonly fileId: number;
  readonly cause?: unknown;
}

/** The upload URLs cannot be used. No byte was sent to them. */
export class SessionError extends CdfError {
  declare readonly code: SessionErrorCode;
  /** The service's id of the file. After a week, the service deletes an upload that was not completed. */
  readonly fileId: number;

  constructor(message: string, options: SessionErrorOptions) {
    super(message, options);
    this.fileId = options.fileId;
  }

  override get name(): string {
    return "SessionError";
  }
}

/** True for a SessionError, also one from another copy of the package. */
export function isSessionError(error: unknown): error is SessionError {
  return isCdfError(error) && error.name === "SessionError";
}
