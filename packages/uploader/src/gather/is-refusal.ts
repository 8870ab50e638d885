import { isApiError, isValidationError } from "@cdf-multipart/core";

/** Statuses of answers that concern what was asked for, not the caller's login or the rate of requests. */
const STATUSES: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422]);

/** Whether an error is about the inputs of a request, so that a request without some of them may succeed. */
export function isRefusal(error: unknown): error is Error {
  return isValidationError(error) || (isApiError(error) && STATUSES.has(error.status));
}
