/**
 * Repeats that all parts and files together may spend. It keeps a store that fails everything from being asked ten times
 * for each part of each of a thousand files. Every part that succeeds pays some back, so progress is never stopped.
 */
export interface RetryBudget {
  /** Repeats left. */
  readonly left: number;
  /** Takes one repeat; false when there is none. */
  spend(): boolean;
  /** A part succeeded. */
  payBack(): void;
}

/** More than ten repeats for each of sixteen connections: an outage ends a part first, not the budget. */
const CAPACITY = 200;
/** As many as one part may have had. */
const PAID_BACK = 10;

/** A full budget. */
export function createRetryBudget(capacity: number = CAPACITY): RetryBudget {
  let left = capacity;
  return {
    get left(): number {
      return left;
    },
    spend(): boolean {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    payBack(): void {
      left = Math.min(capacity, left + PAID_BACK);
    },
  };
}
