/**
 * A limit for the bytes that parts hold in memory. A part reserves its windows before it opens its source, so
 * the limit holds for one file or a thousand.
 */
export interface MemoryBudget {
  /** Bytes reserved now. */
  readonly reserved: number;
  /**
   * Reserves `bytes` if they are free, or if nothing is reserved: one part always runs, however small the
   * budget.
   */
  reserve(bytes: number): boolean;
  /** Returns reserved bytes. */
  release(bytes: number): void;
}

/** Makes a budget of `capacity` bytes. */
export function createMemoryBudget(capacity: number): MemoryBudget {
  let reserved = 0;
  return {
    get reserved(): number {
      return reserved;
    },
    reserve(bytes): boolean {
      if (reserved > 0 && reserved + bytes > capacity) return false;
      reserved += bytes;
      return true;
    },
    release(bytes): void {
      reserved = Math.max(0, reserved - bytes);
    },
  };
}
