import { CdfError, isCdfError } from "@cdf-multipart/core";

/**
 * - `part-refused`: the store said no in a way that a repeat would not change.
 * - `part-failed`: it kept failing until the attempts were used up.
 */
export type PartErrorCode = "part-refused" | "part-failed";

/** What a PartError is made from. */
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

/** One part could not be sent. The other parts in flight were let finish; nothing was completed. */
export class PartError extends CdfError {
  declare readonly code: PartErrorCode;
  /** Counted from 1. */
  declare readonly partNumber: number;
  /** How often it was tried. */
  declare readonly attempts: number;
  /** HTTP status of the store's last answer, where there was one. */
  declare readonly status: number | undefined;
  /** The store's own error code, as `SignatureDoesNotMatch`. */
  declare readonly storeCode: string | undefined;
  /** The upload URL without its signature. */
  declare readonly url: string;
  /** Parts that the store has acknowledged; the session keeps them as long as its URLs live. */
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

/** True for a PartError, also of another copy of the package. */
export function isPartError(error: unknown): error is PartError {
  return isCdfError(error) && error.name === "PartError";
}
