import type { CdfError } from "./cdf-error.js";
import { defineError, type ErrorClass, errorGuard } from "./define-error.js";
import type { AuthErrorCode } from "./error-codes.js";

/** Could not get a token. (A token that CDF refuses is an ApiError with status 401.) */
export interface AuthError extends CdfError {
  readonly code: AuthErrorCode;
  /** HTTP status of the identity provider's response. */
  readonly status: number | undefined;
  /** The OAuth error code, for example `invalid_client`. */
  readonly oauthError: string | undefined;
  /** How long the identity provider asked to wait, ms. */
  readonly retryAfter: number | undefined;
}
export const AuthError: ErrorClass<AuthError> = /* @__PURE__ */ defineError("AuthError", {});

/** True for an AuthError, also one from another copy of the package. */
export const isAuthError: (error: unknown) => error is AuthError = /* @__PURE__ */ errorGuard("AuthError");
