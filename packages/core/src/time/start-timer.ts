import { type Clock, systemClock, TIMER_MAX } from "./clock.js";

/**
 * The reason that ends a timer that is not needed any more. An `abort()` without a reason creates an
 * exception with its stack.
 */
const STOPPED = "stopped";

/**
 * Calls back once after `ms`; the returned function cancels that. On the system's clock it is one timer: an
 * AbortController and the promises of `sleep` cost more than everything else that a short call does with
 * time.
 */
export function startTimer(clock: Clock, ms: number, callback: () => void): () => void {
  if (clock === systemClock && ms <= TIMER_MAX) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  }
  const stopped = new AbortController();
  clock.sleep(ms, stopped.signal).then(callback, () => {});
  return () => stopped.abort(STOPPED);
}
