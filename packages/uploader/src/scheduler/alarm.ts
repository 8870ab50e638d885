import type { Clock } from "@cdf-multipart/core";

/** One timer that can be reset and leaves nothing behind when it is cleared. */
export interface Alarm {
  /** Rings at `at` (ms) and replaces any earlier setting. */
  set(at: number): void;
  /** Cancels the alarm. */
  clear(): void;
}

/** Nobody reads it, but an `abort()` without a reason creates an exception with its stack. */
const CLEARED = "The alarm was reset or cleared.";

/** Makes an alarm that calls `ring`. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let pending: AbortController | undefined;
  const clear = (): void => {
    pending?.abort(CLEARED);
    pending = undefined;
  };
  return {
    set(at): void {
      clear();
      const mine = new AbortController();
      pending = mine;
      clock.sleep(Math.max(0, at - clock.now()), mine.signal).then(
        () => {
          if (pending !== mine) return;
          pending = undefined;
          ring();
        },
        () => {},
      );
    },
    clear,
  };
}
