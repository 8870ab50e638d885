import { onAbort } from "../../src/time/abort.js";
import type { Clock } from "../../src/time/clock.js";

/** Sleeps of a year or more never end: tests disable time limits with them. ms */
const FOREVER = 365 * 24 * 3_600_000;

/** A clock for real connections: every sleep ends immediately, and the time passes. */
export function hurriedClock(): Clock {
  const start = Date.now();
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        if (signal !== undefined) onAbort(signal, () => reject(signal.reason));
        if (ms >= FOREVER || now() - start >= FOREVER) return;
        const end = now() + ms;
        setImmediate(() => {
          ahead += Math.max(0, end - now());
          resolve();
        });
      }),
  };
}

/** Options of a client without time limits that never really waits. */
export function unhurried(clock: Clock): { clock: Clock; timeout: number; deadline: number } {
  return { clock, timeout: FOREVER, deadline: FOREVER };
}
