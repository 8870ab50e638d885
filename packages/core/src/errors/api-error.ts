import type { CdfError } from "./cdf-error.js";
import { defineError, type ErrorClass, errorGuard } from "./define-error.js";
import type { ApiErrorCode } from "./error-codes.js";

/** CDF responded, and not with success. */
export interface ApiError extends CdfError {
  readonly code: ApiErrorCode;
  /** The operationId, for example `initMultiPartUpload`. */
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  /** `x-request-id` of the response. Cognite's support asks for it. */
  readonly requestId: string | undefined;
  /** Identifiers that the service does not know, as it listed them. */
  readonly missing: readonly unknown[] | undefined;
  /** Identifiers that are duplicates, or exist already, as the service listed them. */
  readonly duplicated: readonly unknown[] | undefined;
  /** What usually helps. It is also the end of the message. */
  readonly hint: string | undefined;
  /** Whether the service marked the error as repeatable (`cdf-is-auto-retryable`, `isAutoRetryable`). */
  readonly autoRetryable: boolean;
  /** How long the service asked to wait, ms. */
  readonly retryAfter: number | undefined;
}
export const ApiError: ErrorClass<ApiError, "autoRetryable"> = /* @__PURE__ */ defineError<
  ApiError,
  "autoRetryable"
>("ApiError", {
  autoRetryable: false,
});

/** True for an ApiError, also one from another copy of the package. */
export const isApiError: (error: unknown) => error is ApiError = /* @__PURE__ */ errorGuard("ApiError");
