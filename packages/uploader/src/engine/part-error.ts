import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `part-refused`: the store refused the part, and a repeat would not change that.
 * - `part-failed`: the part kept failing until its attempts were used up.
 */
export type PartErrorCode = "part-refused" | "part-failed";

/** The fields of a PartError. */
export interface PartErrorOptions {
  readonly code: PartErrorCode;
  readonly partNumber: number;
  readonly attempts: number;
  readonly status?: number | undefined;
  readonly storeCode?: string | undefined;
  readonly url: string;
  readonly partsKept: number;
  readonly parts: number;
  readonly cause?: unknown;
}

/**
 * One part could not be sent. The other parts in flight were allowed to finish; the upload was not completed.
 */
export class PartError extends CdfError {
  declare readonly code: PartErrorCode;
  /** Counted from 1. */
  declare readonly partNumber: number;
  /** Attempts that were made. */
  declare readonly attempts: number;
  /** HTTP status of the store's last answer, if there was one. */
  declare readonly status: number | undefined;
  /** The store's own error code, for example `SignatureDoesNotMatch`. */
  declare readonly storeCode: string | undefined;
  /** The upload URL without its signature. */
  declare readonly url: string;
  /** Parts that the store has acknowledged. The session keeps them until its URLs expire. */
  declare readonly partsKept: number;
  declare readonly parts: number;

  constructor(message: string, options: PartErrorOptions) {
    const { partNumber, attempts, status, storeCode, url, partsKept, parts } = options;
    super(message, options, { partNumber, attempts, status, storeCode, url, partsKept, parts });
  }

  override get name(): string {
    return "PartError";
  }
}

/** True for a PartError, also one from another copy of the package. */
export function isPartError(error: unknown): error is PartError {
  return isCdfError(error) && error.name === "PartError";
}
