/** Where the emulator reads the time from. Milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** A clock that tests move forward, so that a week passes without waiting for it. */
export interface MovableClock extends Clock {
  /** Moves the time forward by `ms` (never back: ends that have passed stay passed). */
  advance(ms: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Adds a movable offset to `base`. */
export function movableClock(base: Clock): MovableClock {
  let offset = 0;
  return {
    now: () => Math.floor(base.now() + offset),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new RangeError(`A clock moves forward only: ${ms} is not a number of milliseconds >= 0.`);
      }
      offset += ms;
    },
  };
}
