/** Period of a rate, ms. */
const WINDOW = 30_000;

/** Counts the bytes that a worker sends, in total and recently per second. */
export interface ByteRate {
  readonly total: number;
  add(bytes: number): void;
  /** Bytes per second of the last half minute; 0 at the first call. */
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
