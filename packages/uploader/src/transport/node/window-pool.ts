/** Two windows: one is read into while the other drains into the socket. */
export interface WindowPair {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** Lends pairs of windows to attempts, and keeps what comes back: after the first parts nothing is allocated any more. */
export interface WindowPool {
  take(): WindowPair;
  give(pair: WindowPair): void;
  /** Forgets the pairs that are not lent. */
  clear(): void;
}

/** @param windowSize - bytes of one window; a pair has two. */
export function createWindowPool(windowSize: number): WindowPool {
  const idle: WindowPair[] = [];
  return {
    take(): WindowPair {
      // Slow buffers have memory of their own, which is only touched where bytes were read: a small part costs little.
      return (
        idle.pop() ?? {
          first: Buffer.allocUnsafeSlow(windowSize),
          second: Buffer.allocUnsafeSlow(windowSize),
        }
      );
    },
    give(pair): void {
      idle.push(pair);
    },
    clear(): void {
      idle.length = 0;
    },
  };
}
