import { onAbort } from "./abort.js";
import type { Clock } from "./clock.js";
import { startTimer } from "./start-timer.js";

/** The limits that end work before it is done. */
export interface TimeLimit {
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  /** ms. */
  readonly limit: number;
  readonly clock: Clock;
  /** The abort reason of the work's signal at the time limit. */
  readonly tooLate: () => Error;
}

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
  const forget = signal === undefined ? undefined : onAbort(signal, () => ending.abort(signal.reason));
  const stop = startTimer(clock, limit, () => ending.abort(tooLate()));
  try {
    return await run(ending.signal);
  } finally {
    stop();
    forget?.();
  }
}
