/**
 * The retry policy, for the packages of this repository. It is outside of `internal`, because a page needs it
 * only when it uploads.
 */
export { backoffDelay } from "../retry/backoff-delay.js";
export { isRetryableStatus } from "../retry/is-retryable-status.js";
export { parseRetryAfter } from "../retry/parse-retry-after.js";
export { resolveRetry } from "../retry/retry-options.js";
export { createRetrier, type Retrier } from "../retry/retrying.js";
