import { brandOf } from "./brand.js";
import { CdfError } from "./cdf-error.js";

/**
 * - `token-provider-failed`: the token function threw, or the identity provider could not be reached; see
 *   `cause`.
 * - `token-refused`: the identity provider said no (wrong client id, secret, tenant, scope).
 * - `token-endpoint-failed`: it answered something that is not a token.
 * - `token-invalid`: the token provider returned something that cannot be sent as a bearer token.
 * - `device-code-expired`, `device-code-denied`: the person did not sign in, or refused.
 */
export type AuthErrorCode =
  | "token-provider-failed"
  | "token-refused"
  | "token-endpoint-failed"
  | "token-invalid"
  | "device-code-expired"
  | "device-code-denied";

/** What an AuthError is made from. */
export interface AuthErrorOptions {
  readonly code: AuthErrorCode;
  /** HTTP status of the identity provider's answer. */
  readonly status?: number;
  /** The OAuth error code, as `invalid_client`. */
  readonly oauthError?: string | undefined;
  /** How long it asked to wait, ms. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** No token could be had. (A token that CDF refuses is an ApiError with status 401.) */
export class AuthError extends CdfError {
  declare readonly code: AuthErrorCode;
  declare readonly status: number | undefined;
  declare readonly oauthError: string | undefined;
  /** How long the identity provider asked to wait, ms. */
  declare readonly retryAfter: number | undefined;

  constructor(message: string, options: AuthErrorOptions) {
    const { status, oauthError, retryAfter } = options;
    super(message, options, { status, oauthError, retryAfter });
  }

  override get name(): string {
    return "AuthError";
  }
}

/** True for an AuthError, also of another copy of the package. */
export function isAuthError(error: unknown): error is AuthError {
  return brandOf(error) === "AuthError";
}
