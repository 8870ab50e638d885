const LEAST_FILL = 64 * 1024;
/** ms. If a window drains faster, a larger one costs less CPU. */
const FAST_DRAIN = 20;
/** ms. If a window drains slower, its write callback reports progress too late. */
const SLOW_DRAIN = 80;

/**
 * How many bytes to fill a window with, after the operating system took `drained` bytes within `elapsed` ms.
 * A fast connection gets full windows, which cost the least CPU per byte. On a slow connection, write
 * callbacks must come several times per second, because progress and the concurrency law depend on them.
 */
export function nextFill(
  { fill, first }: { readonly fill: number; readonly first: Uint8Array },
  drained: number,
  elapsed: number,
): number {
  // The last window of a part says little about its connection.
  if (drained < fill) return fill;
  if (elapsed > SLOW_DRAIN) return Math.max(Math.min(LEAST_FILL, first.byteLength), Math.floor(fill / 2));
  return elapsed < FAST_DRAIN ? Math.min(first.byteLength, fill * 2) : fill;
}

/** Two windows: one is filled while the other drains into the socket. */
export interface WindowPair {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
  /** Bytes to fill a window with: on a slow connection less than its size. */
  fill: number;
}

/** Lends pairs of windows to attempts and reuses them. After the first parts, nothing more is allocated. */
export interface WindowPool {
  take(): WindowPair;
  give(pair: WindowPair): void;
  /** Releases the pairs that are not lent. */
  clear(): void;
}

/** The sizes of windows. */
export interface WindowSizes {
  /** Bytes per window in the first `wideCount` pairs. */
  readonly wide: number;
  /** Maximum number of wide pairs. */
  readonly wideCount: number;
  /** Bytes per window in every further pair. */
  readonly narrow: number;
  /** Bytes to fill a window with, if it is large enough, before the speed of its connection is known. */
  readonly fill: number;
}

/**
 * The first few connections get wide windows, which cost the least CPU per byte. Further connections get
 * narrow ones, because each connection is then slower. So the memory of sixteen connections stays near that
 * of four, and that of 32 below three times as much.
 */
export function createWindowPool(sizes: WindowSizes): WindowPool {
  const wide: WindowPair[] = [];
  const narrow: WindowPair[] = [];
  let wideMade = 0;
  return {
    take(): WindowPair {
      const idle = wide.pop();
      if (idle !== undefined) return idle;
      if (wideMade < sizes.wideCount) {
        wideMade += 1;
        return makePair(sizes.wide, sizes.fill);
      }
      return narrow.pop() ?? makePair(sizes.narrow, sizes.fill);
    },
    give(pair): void {
      (pair.first.byteLength === sizes.wide ? wide : narrow).push(pair);
    },
    clear(): void {
      wideMade -= wide.length;
      wide.length = 0;
      narrow.length = 0;
    },
  };
}

function makePair(size: number, fill: number): WindowPair {
  // A slow buffer has its own memory, which takes no RAM until bytes are read into it. So a small part costs
  // little.
  return {
    first: Buffer.allocUnsafeSlow(size),
    second: Buffer.allocUnsafeSlow(size),
    fill: Math.min(size, fill),
  };
}
