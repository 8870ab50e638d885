/**
 * The retry policy, for the packages of this repository. It is outside of `internal`, because a page needs it
 * only when it uploads.
 */
export { backoffDelay, parseRetryAfter } from "../retry/delay.js";
export { isRetryableStatus } from "../retry/may-repeat.js";
export { resolveRetry } from "../retry/retry-options.js";
export { createRetrier, type Retrier } from "../retry/retrying.js";
