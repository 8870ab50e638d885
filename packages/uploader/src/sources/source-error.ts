import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * `source-missing`: there is nothing at that path or URL. `source-forbidden`: it is there but may not be read.
 * `source-not-a-file`: a directory, a pipe, a device. `source-too-large`: more than a file in CDF can hold.
 * `source-unreadable`: reading failed. `source-length`: it gave fewer or more bytes than it said.
 * `source-no-range`: a server that does not send parts of a file. `source-spool`: the temporary copy could not be made.
 * `source-changed`: it is no longer what the upload was planned for.
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

/** What a SourceError is made from. */
export interface SourceErrorOptions {
  readonly code: SourceErrorCode;
  /** What happened underneath, where something did. */
  readonly cause?: unknown;
}

/** The bytes to upload cannot be had, or are not what they were. Trying the same again does not help. */
export class SourceError extends CdfError {
  declare readonly code: SourceErrorCode;

  // Narrows the code to those of sources.
  constructor(message: string, options: SourceErrorOptions) {
    super(message, options);
  }

  override get name(): string {
    return "SourceError";
  }
}

/** True for a SourceError (a SourceChangedError too), also one of another copy of the package. */
export function isSourceError(error: unknown): error is SourceError {
  return isCdfError(error) && error.code.startsWith("source-");
}
