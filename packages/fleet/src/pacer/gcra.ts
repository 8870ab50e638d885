/**
 * The generic cell rate algorithm: the budget of requests of all machines, as one number. A fixed window lets
 * twice the rate through at its boundary; this algorithm does not.
 */

/** The rate, and the size of a burst. */
export interface Rate {
  readonly perSecond: number;
  /** Number of requests that may start together. */
  readonly burst: number;
}

/** When a request may start, and the new state. */
export interface Turn {
  /** ms since the epoch. */
  readonly at: number;
  /** When the next request would be due if all came evenly, ms since the epoch. Stored for the next call. */
  readonly due: number;
}

/**
 * Takes the next turn.
 *
 * @param due the stored state; 0 at the beginning.
 * @param now ms since the epoch, by the clock of the store.
 * @param closedUntil the end of a cool-down that all machines keep, ms since the epoch.
 */
export function takeTurn(due: number, now: number, rate: Rate, closedUntil = 0): Turn {
  const interval = 1000 / rate.perSecond;
  const start = Math.max(now, closedUntil);
  const base = Math.max(due, start - interval * (rate.burst - 1));
  return { at: Math.max(base, start), due: base + interval };
}
