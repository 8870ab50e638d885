import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `download-mismatch`: the stored file, read back, differs from the source.
 * - `download-failed`: the stored file could not be read back, so the result is unknown.
 */
export type VerifyErrorCode = "download-mismatch" | "download-failed";

/** The fields of a VerifyError. */
export interface VerifyErrorOptions {
  readonly code: VerifyErrorCode;
  /** The service's id of the file. */
  readonly fileId: number;
  /** Offset of the first byte that differs. */
  readonly offset: number;
  readonly cause?: unknown;
}

/** The stored file was completed, but it differs from the source, or that could not be determined. */
export class VerifyError extends CdfError {
  declare readonly code: VerifyErrorCode;
  readonly fileId: number;
  /** Offset of the first byte that differs or could not be read. */
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

/** True for a VerifyError, also one from another copy of the package. */
export function isVerifyError(error: unknown): error is VerifyError {
  return isCdfError(error) && error.name === "VerifyError";
}
