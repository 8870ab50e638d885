import type { Clock } from "@cdf-multipart/core";

/** One timer that can be set again and leaves nothing behind when it is cleared. */
export interface Alarm {
  /** Rings at `at` (ms) instead of whenever it was set to before. */
  set(at: number): void;
  /** Does not ring. */
  clear(): void;
}

/** Nobody reads it; an `abort()` without a reason makes an exception with its stack. */
const CLEARED = "The alarm was set anew or cleared.";

/** An alarm that calls `ring`. */
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
