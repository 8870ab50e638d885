import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `download-mismatch`: the stored file, read back, is not the source.
 * - `download-failed`: the stored file could not be read back, so nothing is known.
 */
export type VerifyErrorCode = "download-mismatch" | "download-failed";

/** What a VerifyError is made from. */
export interface VerifyErrorOptions {
  readonly code: VerifyErrorCode;
  /** The service's id of the file. */
  readonly fileId: number;
  /** Of the first byte that differs, from the beginning of the file. */
  readonly offset: number;
  readonly cause?: unknown;
}

/** The stored file, which was completed, is not the source, or that could not be found out. */
export class VerifyError extends CdfError {
  declare readonly code: VerifyErrorCode;
  readonly fileId: number;
  /** Of the first byte that differs or could not be read. */
  readonly offset: number;

  constructor(message: string, options: VerifyErrorOptions) {
    super(message, options);
    this.fileId = options.fileId;
    this.offset = options.offset;
  }

  override get name(): string {
    return "VerifyError";
  }
}

/** True for a VerifyError, also one of another copy of the package. */
export function isVerifyError(error: unknown): error is VerifyError {
  return isCdfError(error) && error.name === "VerifyError";
}
