import { brandOf } from "./brand.js";
import { CdfError } from "./cdf-error.js";

/**
 * What went wrong, by status; `unknown-ids` is a 400 that lists `missing`, `invalid-answer` a 2xx that makes
 * no sense.
 */
export type ApiErrorCode =
  | "bad-request"
  | "unknown-ids"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "throttled"
  | "server-error"
  | "unexpected-status"
  | "invalid-answer";

/** What an ApiError is made from. */
export interface ApiErrorOptions {
  readonly code: ApiErrorCode;
  /** The operationId, as `initMultiPartUpload`. */
  readonly operation: string;
  readonly status: number;
  readonly requestId?: string | undefined;
  readonly missing?: readonly unknown[] | undefined;
  readonly duplicated?: readonly unknown[] | undefined;
  readonly hint?: string | undefined;
  readonly autoRetryable?: boolean;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** CDF answered, and not with success. */
export class ApiError extends CdfError {
  declare readonly code: ApiErrorCode;
  /** The operationId, as `initMultiPartUpload`. */
  declare readonly operation: string;
  /** HTTP status. */
  declare readonly status: number;
  /** `x-request-id` of the answer: name it to Cognite's support. */
  declare readonly requestId: string | undefined;
  /** Identifiers that the service does not know, as it listed them. */
  declare readonly missing: readonly unknown[] | undefined;
  /** Identifiers that stand twice, or exist already, as the service listed them. */
  declare readonly duplicated: readonly unknown[] | undefined;
  /** What usually helps; also the end of the message. */
  declare readonly hint: string | undefined;
  /**
   * Whether the service marked the error as one that may be repeated (`cdf-is-auto-retryable`,
   * `isAutoRetryable`).
   */
  declare readonly autoRetryable: boolean;
  /** How long the service asked to wait, ms. */
  declare readonly retryAfter: number | undefined;

  constructor(message: string, options: ApiErrorOptions) {
    const {
      operation,
      status,
      requestId,
      missing,
      duplicated,
      hint,
      autoRetryable = false,
      retryAfter,
    } = options;
    super(message, options, {
      operation,
      status,
      requestId,
      missing,
      duplicated,
      hint,
      autoRetryable,
      retryAfter,
    });
  }

  override get name(): string {
    return "ApiError";
  }
}

/** True for an ApiError, also of another copy of the package. */
export function isApiError(error: unknown): error is ApiError {
  return brandOf(error) === "ApiError";
}
