import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * `source-missing`: nothing exists at that path or URL. `source-forbidden`: it exists but may not be read.
 * `source-not-a-file`: a directory, a pipe, a device. `source-too-large`: larger than a file in CDF can be.
 * `source-unreadable`: reading failed. `source-length`: fewer or more bytes than its size. `source-no-range`:
 * the server does not send parts of a file. `source-spool`: the temporary copy could not be created or
 * written. `source-changed`: it changed after the upload was planned.
 */
export type SourceErrorCode =
  | "source-missing"
  | "source-forbidden"
  | "source-not-a-file"
  | "source-too-large"
  | "source-unreadable"
  | "source-length"
  | "source-no-range"
  | "source-spool"
  | "source-changed";

/** Options of a SourceError. */
export interface SourceErrorOptions {
  readonly code: SourceErrorCode;
  /** The error that caused this one, if there is one. */
  readonly cause?: unknown;
}

/** The bytes to upload cannot be retrieved, or they changed. A retry does not help. */
export class SourceError extends CdfError {
  declare readonly code: SourceErrorCode;

  // Restricts the code to those of sources.
  constructor(message: string, options: SourceErrorOptions) {
    super(message, options);
  }

  override get name(): string {
    return "SourceError";
  }
}

/** True for a SourceError or SourceChangedError, also for one from another copy of the package. */
export function isSourceError(error: unknown): error is SourceError {
  return isCdfError(error) && error.code.startsWith("source-");
}
