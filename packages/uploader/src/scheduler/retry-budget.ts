/**
 * Repeats that all parts and files share. The budget prevents ten requests for each part of a thousand files
 * to a store that fails everything. Every part that succeeds pays some repeats back, so progress never stops.
 */
export interface RetryBudget {
  /** Repeats left. */
  readonly left: number;
  /** Takes one repeat; false when none is left. */
  spend(): boolean;
  /** A part succeeded. */
  payBack(): void;
}

/**
 * More than ten repeats for each of 32 connections: in an outage a part fails before the budget is used
 * up.
 */
const CAPACITY = 400;
/** As many repeats as one part may have used. */
const PAID_BACK = 10;

/** Makes a full budget. */
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
