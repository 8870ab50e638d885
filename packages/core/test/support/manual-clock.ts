import type { Clock } from "../../src/time/clock.js";

/** A clock that moves only when the test moves it. */
export interface ManualClock extends Clock {
  /** Number of sleeps that have not ended: 0 after a clean end. */
  readonly sleeping: number;
  /** Moves time, ends sleeps in their order, and runs their waiters in between. */
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that shows `start` (ms). */
export function manualClock(start: number = 1_000_000): ManualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  return {
    now: () => now,
    get sleeping(): number {
      return sleepers.size;
    },
    sleep(ms, signal): Promise<void> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        if (ms <= 0) return resolve();
        const onAbort = (): void => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          until: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", onAbort);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", onAbort, { once: true });
      });
    },
    async advance(ms): Promise<void> {
      const target = now + ms;
      await settle();
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.until - b.until)[0];
        if (next === undefined || next.until > target) break;
        now = Math.max(now, next.until);
        next.wake();
        await settle();
      }
      now = target;
      await settle();
    },
  };
}

/** Moves time in steps of this many ms until a promise is settled. */
export async function passUntil(promise: Promise<unknown>, clock: ManualClock, step: number): Promise<void> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  void promise.then(settle, settle);
  while (!settled) await clock.advance(step);
}

/** Runs everything that is ready to run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else afterTasks(resolve);
  });
}

/**
 * In a browser, a message arrives after the tasks that were queued before it, without the delay of a timer.
 */
function afterTasks(resolve: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(undefined);
}
