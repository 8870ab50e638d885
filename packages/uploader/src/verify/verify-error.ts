import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `checksum-mismatch`: the store received other bytes than were sent, each time that the part was sent. Not completed.
 * - `download-mismatch`: the stored file, read back, is not the source.
 * - `download-failed`: the stored file could not be read back, so nothing is known.
 */
export type VerifyErrorCode = "checksum-mismatch" | "download-mismatch" | "download-failed";

/** What a VerifyError is made from. */
export interface VerifyErrorOptions {
  readonly code: VerifyErrorCode;
  /** The service's id of the file. */
  readonly fileId: number;
  /** Of the part, counted from 1. */
  readonly partNumber?: number;
  /** Of the first byte that differs, from the beginning of the file. */
  readonly offset?: number;
  readonly cause?: unknown;
}

/** What arrived is not what was sent, or that could not be found out. */
export class VerifyError extends CdfError {
  declare readonly code: VerifyErrorCode;
  readonly fileId: number;
  readonly partNumber: number | undefined;
  readonly offset: number | undefined;

  constructor(message: string, options: VerifyErrorOptions) {
    super(message, options);
    this.fileId = options.fileId;
    this.partNumber = options.partNumber;
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
