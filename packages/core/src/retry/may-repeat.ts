import { isApiError } from "../errors/api-error.js";
import { isNetworkError } from "../errors/network-error.js";
import { isTimeoutError } from "../errors/timeout-error.js";
import type { Repeat } from "../http/exchange.js";
import { isRetryableStatus } from "./is-retryable-status.js";

/** Said before anything was carried out, so a repeat is harmless whatever the operation. */
const REFUSED_UNDONE = 429;

/** Whether an attempt that failed like this may simply be made again. */
export function mayRepeat(error: unknown, repeat: Repeat): boolean {
  if (isApiError(error)) {
    if (error.code === "invalid-answer") return false;
    if (error.autoRetryable || error.status === REFUSED_UNDONE) return true;
    return repeat === "always" && isRetryableStatus(error.status);
  }
  if (isNetworkError(error)) return error.retryable && (repeat === "always" || !error.mayHaveArrived);
  if (!isTimeoutError(error) || error.code !== "attempt-timeout") return false;
  return repeat === "always" || !error.mayHaveArrived;
}

/**
 * Whether the request may have been carried out although it failed: a broken connection, a timeout, a 5xx, a
 * senseless answer.
 */
export function isAmbiguous(error: unknown): boolean {
  if (isNetworkError(error) || isTimeoutError(error)) return error.mayHaveArrived;
  if (!isApiError(error) || error.autoRetryable) return false;
  return error.code === "invalid-answer" || error.status === 408 || error.status >= 500;
}
