/**
 * Slots whose last attempt failed. They stay empty until the part of that attempt may be sent again. So the
 * requests to a store that is down are limited by the number of slots, not by the number of parts.
 */
export interface RestingSlots {
  /** When the next slot has rested, ms; infinite when no slot rests. */
  readonly next: number;
  /** Lets a slot rest until then, ms. */
  add(until: number): void;
  /** How many slots rest at `now`, at most `unused`: slots that no longer exist need no rest. */
  count(now: number, unused: number): number;
}

/** Makes a set without resting slots. */
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
