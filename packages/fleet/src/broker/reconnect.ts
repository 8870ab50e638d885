/** How long a broker may take to answer when it is opened, ms. */
export const CONNECT_TIMEOUT = 10_000;
/** The longest wait between two attempts to connect again, ms. */
const RECONNECT_MAX = 2000;
const RECONNECT_STEP = 100;

/**
 * ms until the next attempt to reach a broker that was reached before. Attempts continue without limit: a
 * broker that restarts is not an error.
 *
 * @param times the attempts made so far, from 1.
 */
export function reconnectDelay(times: number): number {
  return Math.min(RECONNECT_MAX, times * RECONNECT_STEP);
}
