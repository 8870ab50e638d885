import type { CdfError } from "./cdf-error.js";
import { defineError, type ErrorClass, errorGuard } from "./define-error.js";
import type { ApiErrorCode, AuthErrorCode, NetworkErrorCode, TimeoutErrorCode } from "./error-codes.js";

/** CDF responded with an error status. */
export interface ApiError extends CdfError {
  readonly code: ApiErrorCode;
  /** The operationId, for example `initMultiPartUpload`. */
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  /** `x-request-id` of the response. Cognite's support asks for it. */
  readonly requestId: string | undefined;
  /** The service's own message, without our words and without the request id; undefined if there is none. */
  readonly said: string | undefined;
  /** Identifiers that the service does not know, as it listed them. */
  readonly missing: readonly unknown[] | undefined;
  /** Identifiers that are duplicates, or exist already, as the service listed them. */
  readonly duplicated: readonly unknown[] | undefined;
  /** What usually helps. It is also at the end of the message. */
  readonly hint: string | undefined;
  /** Whether the service marked the error as repeatable (`cdf-is-auto-retryable`, `isAutoRetryable`). */
  readonly autoRetryable: boolean;
  /** The wait that the service asked for, ms. */
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

/** Could not get a token. (A token that CDF refuses is an ApiError with status 401.) */
export interface AuthError extends CdfError {
  readonly code: AuthErrorCode;
  /** HTTP status of the identity provider's response. */
  readonly status: number | undefined;
  /** The OAuth error code, for example `invalid_client`. */
  readonly oauthError: string | undefined;
  /** The wait that the identity provider asked for, ms. */
  readonly retryAfter: number | undefined;
}
export const AuthError: ErrorClass<AuthError> = /* @__PURE__ */ defineError("AuthError", {});

/** True for an AuthError, also one from another copy of the package. */
export const isAuthError: (error: unknown) => error is AuthError = /* @__PURE__ */ errorGuard("AuthError");

/** The other side could not be reached, or the connection broke before the response was complete. */
export interface NetworkError extends CdfError {
  readonly code: NetworkErrorCode;
  /** False only if the request certainly never left: refused connection, unknown host. */
  readonly mayHaveArrived: boolean;
  /** False if a repeat would fail the same way, for example when a certificate is not trusted. */
  readonly retryable: boolean;
}
export const NetworkError: ErrorClass<NetworkError, "retryable"> = /* @__PURE__ */ defineError<
  NetworkError,
  "retryable"
>("NetworkError", { retryable: true });

/** True for a NetworkError, also one from another copy of the package. */
export const isNetworkError: (error: unknown) => error is NetworkError =
  /* @__PURE__ */ errorGuard("NetworkError");

/** Something took longer than its limit. */
export interface TimeoutError extends CdfError {
  readonly code: TimeoutErrorCode;
  /** The limit that was exceeded, ms. */
  readonly timeout: number;
  /** False only if certainly no request was in flight. */
  readonly mayHaveArrived: boolean;
}
export const TimeoutError: ErrorClass<TimeoutError> = /* @__PURE__ */ defineError("TimeoutError", {});

/** True for a TimeoutError of this family, also one from another copy of the package. */
export const isTimeoutError: (error: unknown) => error is TimeoutError =
  /* @__PURE__ */ errorGuard("TimeoutError");

/** The error of a call whose deadline has passed. */
export function deadlineError(subject: string, deadline: number, mayHaveArrived: boolean): TimeoutError {
  const message = `${subject} was abandoned after its deadline of ${deadline} ms. Raise \`deadline\`, or see the hooks for the reason.`;
  return new TimeoutError(message, { code: "deadline-exceeded", timeout: deadline, mayHaveArrived });
}

/**
 * The response to a call that must not simply be repeated was lost, and a check could not find out whether
 * the call took effect. The message says what may exist now and how to find it.
 */
export interface OutcomeUnknownError extends CdfError {
  readonly code: "outcome-unknown";
  /** The operationId, for example `initMultiPartUpload`. */
  readonly operation: string;
}
export const OutcomeUnknownError: ErrorClass<OutcomeUnknownError, "code"> = /* @__PURE__ */ defineError<
  OutcomeUnknownError,
  "code"
>("OutcomeUnknownError", { code: "outcome-unknown" });

/** True for an OutcomeUnknownError, also one from another copy of the package. */
export const isOutcomeUnknownError: (error: unknown) => error is OutcomeUnknownError =
  /* @__PURE__ */ errorGuard("OutcomeUnknownError");
