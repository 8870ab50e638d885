/** How often and how patiently a failed attempt is repeated. */
export interface RetryOptions {
  /** Retries after the first attempt; 0 disables retries. @default 10 */
  readonly retries?: number;
  /** The upper bound of the first delay, ms; it doubles with each retry. @default 500 */
  readonly minDelay?: number;
  /** The maximum of a delay's upper bound, ms. It does not limit a `Retry-After`. @default 60000 */
  readonly maxDelay?: number;
  /** The maximum wait of a `Retry-After`, ms; a longer one is limited to it. @default 3600000 (an hour) */
  readonly maxRetryAfter?: number;
}

/** The defaults are the official SDKs' policy: up to 10 repeats, full jitter on 0.5 s x 2^n up to 60 s. */
export function resolveRetry(options: RetryOptions = {}): Required<RetryOptions> {
  const { retries = 10, minDelay = 500, maxDelay = 60_000, maxRetryAfter = 3_600_000 } = options;
  return { retries, minDelay, maxDelay, maxRetryAfter };
}
