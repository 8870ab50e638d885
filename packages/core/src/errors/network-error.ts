import type { CdfError } from "./cdf-error.js";
import { defineError, type ErrorClass, errorGuard } from "./define-error.js";
import type { NetworkErrorCode } from "./error-codes.js";

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
