/** The source of time for the emulator, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** A clock that tests move forward, so that a week passes without waiting. */
export interface MovableClock extends Clock {
  /** Moves the time forward by `ms`. It never moves back, so that expired things stay expired. */
  advance(ms: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Adds a movable offset to `base`. `moved` is called with every new offset. */
export function movableClock(
  base: Clock,
  initialOffset: number = 0,
  moved: (offset: number) => void = () => {},
): MovableClock {
  let offset = initialOffset;
  return {
    now: () => Math.floor(base.now() + offset),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new RangeError(`A clock moves forward only: ${ms} is not a number of milliseconds >= 0.`);
      }
      if (base.now() + offset + ms > LAST_DATE) {
        throw new RangeError(`The clock cannot go beyond the year 9997: ${ms} ms are too many.`);
      }
      offset += ms;
      moved(offset);
    },
  };
}

/** Signed URLs have years of four digits. */
const LAST_DATE: number = Date.UTC(9998, 0);
