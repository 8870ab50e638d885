import { onAbort } from "./abort.js";
import type { Clock } from "./clock.js";

/** What ends work before it is done. */
export interface TimeLimit {
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  /** ms. */
  readonly limit: number;
  readonly clock: Clock;
  /** What the work's signal aborts with when the time is over. */
  readonly tooLate: () => Error;
}

/**
 * Why the timer of work that is done ends. Nobody reads it; but an `abort()` without a reason makes an exception with its stack, by
 * the call and the attempt a twentieth of what a small file costs.
 */
const DONE = "done";

/**
 * Runs work with a signal that aborts with the caller's reason, or when the time is over. No timer and no
 * listener outlives it.
 */
export async function withTimeLimit<T>(
  bounds: TimeLimit,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, limit, signal, tooLate } = bounds;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const finished = new AbortController();
  const forget = signal === undefined ? undefined : onAbort(signal, () => ending.abort(signal.reason));
  clock.sleep(limit, finished.signal).then(
    () => ending.abort(tooLate()),
    () => {},
  );
  try {
    return await run(ending.signal);
  } finally {
    finished.abort(DONE);
    forget?.();
  }
}
