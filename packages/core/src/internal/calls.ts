/**
 * The code that the packages of this repository need when they make calls: the retry policy, and rules about
 * file entries. It is separate from `internal`, because a page loads it only when it uploads.
 */
export { hasNewContent, isOurEntry, isOurUpload } from "../decode/file-entry.js";
export { isNotFound } from "../errors/not-found.js";
export { type BodyReader, readBody } from "../http/read-body.js";
export { backoffDelay, parseRetryAfter } from "../retry/delay.js";
export { isRetryableStatus } from "../retry/may-repeat.js";
export { resolveRetry } from "../retry/retry-options.js";
export { createRetrier, type Retrier } from "../retry/retrying.js";
