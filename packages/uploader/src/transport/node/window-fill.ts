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
