import { untilAborted } from "./abort.js";

/**
 * Work that runs once for all callers that wait for it. A caller can leave (its signal aborts) without
 * disturbing the others. When the last one leaves, the work is aborted.
 */
export function sharedWork<T>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T> {
  let running: { promise: Promise<T>; waiting: number; stop: AbortController } | undefined;

  return async (signal) => {
    signal.throwIfAborted();
    if (running === undefined) {
      const stop = new AbortController();
      running = { promise: work(stop.signal), waiting: 0, stop };
      // The outcome reaches the waiters below; without this a failure after the last one left would be
      // unhandled.
      running.promise.catch(() => {});
    }
    const mine = running;
    mine.waiting += 1;
    try {
      return await untilAborted(mine.promise, signal);
    } finally {
      mine.waiting -= 1;
      if (mine.waiting === 0) {
        if (running === mine) running = undefined;
        mine.stop.abort();
      }
    }
  };
}
