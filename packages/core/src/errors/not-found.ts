import { isApiError } from "./call-errors.js";

/**
 * Data modeling is eventually consistent: a node that was just created may not be a file yet (facts of the
 * API).
 */
export function isNotFound(error: unknown): boolean {
  if (!isApiError(error)) return false;
  return (
    error.status === 404 ||
    (error.status === 400 && (error.missing !== undefined || /not found/i.test(error.message)))
  );
}
