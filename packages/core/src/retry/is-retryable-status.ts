/** Answers that say "not now": a timeout on the way, throttling, a gateway without its backend. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/**
 * Whether an answer with this status may be repeated: 408, 429, 502, 503, 504, and every other 5xx when the
 * request is idempotent.
 *
 * @param idempotent whether carrying the request out twice does no harm. Default: true, as for a part PUT.
 */
export function isRetryableStatus(status: number, idempotent: boolean = true): boolean {
  return TRANSIENT.has(status) || (idempotent && status >= 500 && status <= 599);
}
