/** Two windows: one is read into while the other drains into the socket. */
export interface WindowPair {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
  /** Bytes of a window that are filled at once: less than all of it on a slow connection. */
  fill: number;
}

/** Lends pairs of windows to attempts, and keeps what comes back: after the first parts nothing is allocated any more. */
export interface WindowPool {
  take(): WindowPair;
  give(pair: WindowPair): void;
  /** Forgets the pairs that are not lent. */
  clear(): void;
}

/** How large windows are. */
export interface WindowSizes {
  /** Bytes of a window of the first `wideCount` pairs. */
  readonly wide: number;
  /** Pairs that are wide at most. */
  readonly wideCount: number;
  /** Bytes of a window of every further pair. */
  readonly narrow: number;
  /** Bytes that a window is filled with, if it has room, before the speed of its connection is known. */
  readonly fill: number;
}

/**
 * A few connections get wide windows, which cost the least CPU a byte; many connections get narrow ones on top, since
 * each is slower then, so that the memory of sixteen stays near that of four.
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
  // Slow buffers have memory of their own, which is only touched where bytes were read: a small part costs little.
  return {
    first: Buffer.allocUnsafeSlow(size),
    second: Buffer.allocUnsafeSlow(size),
    fill: Math.min(size, fill),
  };
}
