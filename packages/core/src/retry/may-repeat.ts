import { isApiError, isNetworkError, isTimeoutError } from "../errors/call-errors.js";

/**
 * Whether a request may be repeated if it may have taken effect: `always`, or only if it certainly did not.
 */
export type Repeat = "always" | "unsent";

/** The service refused before it did anything, so a repeat of any operation is harmless. */
const REFUSED_UNDONE = 429;

/** Whether an attempt with this failure may simply be repeated. */
export function mayRepeat(error: unknown, repeat: Repeat): boolean {
  if (isApiError(error)) {
    if (error.code === "invalid-response") return false;
    if (error.autoRetryable || error.status === REFUSED_UNDONE) return true;
    return repeat === "always" && isRetryableStatus(error.status);
  }
  if (isNetworkError(error)) return error.retryable && (repeat === "always" || !error.mayHaveArrived);
  if (!isTimeoutError(error) || error.code !== "attempt-timeout") return false;
  return repeat === "always" || !error.mayHaveArrived;
}

/**
 * Whether the request may have taken effect although it failed: a broken connection, a timeout, a 5xx, an
 * invalid response.
 */
export function isAmbiguous(error: unknown): boolean {
  if (isNetworkError(error) || isTimeoutError(error)) return error.mayHaveArrived;
  if (!isApiError(error) || error.autoRetryable) return false;
  return error.code === "invalid-response" || error.status === 408 || error.status >= 500;
}

/** Statuses that ask to try later: a timeout on the path, throttling, a gateway without its backend. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/**
 * Whether a response with this status may be repeated: 408, 429, 502, 503, 504, and every other 5xx when the
 * request is idempotent.
 *
 * @param idempotent whether sending the request twice does no harm. Default: true, as for a part PUT.
 */
export function isRetryableStatus(status: number, idempotent: boolean = true): boolean {
  return TRANSIENT.has(status) || (idempotent && status >= 500 && status <= 599);
}
