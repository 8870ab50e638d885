/** How often and how patiently a failed attempt is repeated. */
export interface RetryOptions {
  /** Repeats after the first attempt. 0 turns repeating off. @default 10 */
  readonly retries?: number;
  /** The first delay's upper bound, ms; it doubles with each repeat. @default 500 */
  readonly minDelay?: number;
  /** No delay's upper bound is longer than this, ms. A `Retry-After` is not bounded by it. @default 60000 */
  readonly maxDelay?: number;
  /**
   * The longest that a `Retry-After` is waited for, ms; a longer one is cut to it. @default 3600000 (an hour)
   */
  readonly maxRetryAfter?: number;
}

/** The defaults are the official SDKs' policy: up to 10 repeats, full jitter on 0.5 s x 2^n up to 60 s. */
export function resolveRetry(options: RetryOptions = {}): Required<RetryOptions> {
  const { retries = 10, minDelay = 500, maxDelay = 60_000, maxRetryAfter = 3_600_000 } = options;
  return { retries, minDelay, maxDelay, maxRetryAfter };
}
