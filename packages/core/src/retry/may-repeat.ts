import { isApiError, isNetworkError, isTimeoutError } from "../errors/call-errors.js";

/**
 * Whether a request may be repeated when it may have been carried out: `always`, or only when it certainly
 * was not.
 */
export type Repeat = "always" | "unsent";

/** The service refused before it did anything, so a repeat of any operation is harmless. */
const REFUSED_UNDONE = 429;

/** Whether an attempt that failed like this may simply be made again. */
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
 * Whether the request may have been carried out although it failed: a broken connection, a timeout, a 5xx, a
 * senseless response.
 */
export function isAmbiguous(error: unknown): boolean {
  if (isNetworkError(error) || isTimeoutError(error)) return error.mayHaveArrived;
  if (!isApiError(error) || error.autoRetryable) return false;
  return error.code === "invalid-response" || error.status === 408 || error.status >= 500;
}

/** Responses that say "not now": a timeout on the way, throttling, a gateway without its backend. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/**
 * Whether a response with this status may be repeated: 408, 429, 502, 503, 504, and every other 5xx when the
 * request is idempotent.
 *
 * @param idempotent whether carrying the request out twice does no harm. Default: true, as for a part PUT.
 */
export function isRetryableStatus(status: number, idempotent: boolean = true): boolean {
  return TRANSIENT.has(status) || (idempotent && status >= 500 && status <= 599);
}
