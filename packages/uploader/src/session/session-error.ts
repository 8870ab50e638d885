import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `wrong-url-count`: the service gave fewer or more upload URLs than parts were asked for.
 * - `duplicate-urls`: two parts would have gone to the same place.
 * - `unsafe-url`: an upload URL is not one that bytes may be sent to.
 * - `session-expired`: the upload URLs ended, and new ones could not be had, or ended as well.
 */
export type SessionErrorCode = "wrong-url-count" | "duplicate-urls" | "unsafe-url" | "session-expired";

/** What a SessionError is made from. */
export interface SessionErrorOptions {
  readonly code: SessionErrorCode;
  /** The service's id of the file that the session was for. */
  readonly fileId: number;
  readonly cause?: unknown;
}

/** The upload URLs cannot be used. No byte was sent to them. */
export class SessionError extends CdfError {
  declare readonly code: SessionErrorCode;
  /** The service's id of the file. An upload that is never completed is deleted by the service after a week. */
  readonly fileId: number;

  constructor(message: string, options: SessionErrorOptions) {
    super(message, options);
    this.fileId = options.fileId;
  }

  override get name(): string {
    return "SessionError";
  }
}

/** True for a SessionError, also of another copy of the package. */
export function isSessionError(error: unknown): error is SessionError {
  return isCdfError(error) && error.name === "SessionError";
}
