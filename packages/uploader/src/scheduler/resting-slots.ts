/**
 * Slots whose last attempt failed and which are not filled again before its part may be sent again. So a store that is down is
 * asked by as many slots as there are, not by as many parts.
 */
export interface RestingSlots {
  /** When the next slot has rested, ms; infinite when none rests. */
  readonly next: number;
  /** A slot rests until then, ms. */
  add(until: number): void;
  /** How many rest at `now`, at most `unused`: slots that were taken away need no rest. */
  count(now: number, unused: number): number;
}

/** No slot rests. */
export function createRestingSlots(): RestingSlots {
  let ends: number[] = [];
  return {
    get next(): number {
      return ends[0] ?? Number.POSITIVE_INFINITY;
    },
    add(until): void {
      ends = [...ends, until].sort((a, b) => a - b);
    },
    count(now, unused): number {
      ends = ends.filter((end) => end > now).slice(0, Math.max(0, unused));
      return ends.length;
    },
  };
}
