/** Bytes that parts may hold at once. A part reserves its windows before it opens, so the cap holds for one file or a thousand. */
export interface MemoryBudget {
  /** Bytes reserved now. */
  readonly reserved: number;
  /** Takes `bytes` if they are free, or if nothing is taken: one part always runs, however small the budget. */
  reserve(bytes: number): boolean;
  /** Gives back what was reserved. */
  release(bytes: number): void;
}

/** A budget of `capacity` bytes. */
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
