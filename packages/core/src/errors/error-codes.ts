/**
 * The codes of all errors of the family. They are stable: messages may change, codes do not. One list, so
 * that the compiler checks a `switch` over `code`.
 */

/**
 * By status; `unknown-ids` is a 400 that lists `missing`, `invalid-response` is a 2xx whose body is not as
 * documented.
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
  | "invalid-response";

/**
 * - `token-provider-failed`: the token function threw, or the identity provider could not be reached; see
 *   `cause`.
 * - `token-refused`: the identity provider refused (wrong client id, secret, tenant, scope).
 * - `token-endpoint-failed`: its response was not a token.
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

/** `connection-failed`: no connection was established. `connection-lost`: an established one broke. */
export type NetworkErrorCode = "connection-failed" | "connection-lost";

/**
 * `attempt-timeout`: one attempt got no complete response in time. `deadline-exceeded`: the deadline of the
 * call has passed.
 */
export type TimeoutErrorCode = "attempt-timeout" | "deadline-exceeded";

/**
 * `invalid-request`: a request that the document forbids. `invalid-settings`: options of the client, or
 * variables of the environment.
 */
export type ValidationErrorCode = "invalid-request" | "invalid-settings";

/** Codes of `@cdf-multipart/uploader`, whose error classes explain them. */
type UploadErrorCode =
  | "part-refused"
  | "part-failed"
  | "journal-locked"
  | "journal-version"
  | "journal-refused"
  | "journal-unavailable"
  | "wrong-url-count"
  | "duplicate-urls"
  | "unsafe-url"
  | "session-expired"
  | "source-missing"
  | "source-forbidden"
  | "source-not-a-file"
  | "source-too-large"
  | "source-unreadable"
  | "source-length"
  | "source-no-range"
  | "source-spool"
  | "source-changed"
  | "download-mismatch"
  | "download-failed"
  | "node-missing"
  | "node-context-in-use"
  | "node-not-a-file"
  | "node-owns-file"
  | "node-refused"
  | "worker-failed";

/** Codes of `@cdf-multipart/fleet`, whose error class explains them. */
type FleetErrorCode =
  | "broker-unreachable"
  | "broker-unsuitable"
  | "broker-full"
  | "fleet-key"
  | "fleet-root"
  | "fleet-run"
  | "fleet-items"
  | "fleet-version"
  | "fleet-worker";

/** Every code that an error of core, of the uploader or of a fleet can have. */
export type CdfErrorCode =
  | ApiErrorCode
  | AuthErrorCode
  | NetworkErrorCode
  | TimeoutErrorCode
  | ValidationErrorCode
  | "outcome-unknown"
  | UploadErrorCode
  | FleetErrorCode;
