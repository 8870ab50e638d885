/** How far back a rate looks, ms. */
const WINDOW = 30_000;

/** Counts the bytes that a worker sends, and how many per second of late. */
export interface ByteRate {
  readonly total: number;
  add(bytes: number): void;
  /** Bytes per second of the last half minute; 0 when it is asked for the first time. */
  perSecond(): number;
}

/** @param now ms, of a clock that never goes back. */
export function createByteRate(now: () => number = () => performance.now()): ByteRate {
  let total = 0;
  let samples: { readonly at: number; readonly total: number }[] = [];
  return {
    get total(): number {
      return total;
    },
    add(bytes): void {
      total += bytes;
    },
    perSecond(): number {
      const at = now();
      samples = [...samples.filter((one) => at - one.at <= WINDOW), { at, total }];
      const [first] = samples;
      if (first === undefined || at <= first.at) return 0;
      return Math.round(((total - first.total) * 1000) / (at - first.at));
    },
  };
}
