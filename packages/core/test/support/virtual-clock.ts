import { onAbort } from "../../src/time/abort.js";
import type { Clock } from "../../src/time/clock.js";

/** A clock that stops while anything else can run, and then jumps to the end of the next sleep. */
export interface VirtualClock extends Clock {
  /** Durations of all sleeps that have ended, ms, in order. */
  readonly slept: readonly number[];
  /** Number of sleeps that have not ended. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly at: number;
  readonly ms: number;
  readonly wake: () => void;
}

/** Starts at a fixed time, so that dates in tests are the same every day. */
export const VIRTUAL_START: number = Date.UTC(2026, 0, 1);

export function virtualClock(): VirtualClock {
  let now = VIRTUAL_START;
  let sleepers: Sleeper[] = [];
  let scheduled = false;
  const slept: number[] = [];

  /** After two turns of the event loop, everything that remains waits for time. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() =>
      setImmediate(() => {
        scheduled = false;
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) return;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        now = Math.max(now, next.at);
        slept.push(next.ms);
        next.wake();
        schedule();
      }),
    );
  }

  return {
    slept,
    get sleeping() {
      return sleepers.length;
    },
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        let forget = (): void => {};
        const sleeper = {
          at: now + ms,
          ms,
          wake: () => {
            forget();
            resolve();
          },
        };
        if (signal !== undefined)
          forget = onAbort(signal, () => {
            sleepers = sleepers.filter((one) => one !== sleeper);
            reject(signal.reason);
          });
        sleepers.push(sleeper);
        schedule();
      }),
  };
}
