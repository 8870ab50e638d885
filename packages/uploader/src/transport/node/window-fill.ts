const LEAST_FILL = 64 * 1024;
/** ms within which a window drains where larger ones cost less. */
const FAST_DRAIN = 20;
/** ms after which a write callback says too late what was sent. */
const SLOW_DRAIN = 80;

/**
 * How much to fill a window with, after `drained` bytes took `elapsed` ms to be taken by the operating system. A fast connection gets
 * whole windows, which cost the least CPU a byte; on a slow one write callbacks have to come several times a second, since progress
 * and the law of how many at once go by them.
 */
export function nextFill(
  { fill, first }: { readonly fill: number; readonly first: Uint8Array },
  drained: number,
  elapsed: number,
): number {
  // The end of a part says little of its connection.
  if (drained < fill) return fill;
  if (elapsed > SLOW_DRAIN) return Math.max(Math.min(LEAST_FILL, first.byteLength), Math.floor(fill / 2));
  return elapsed < FAST_DRAIN ? Math.min(first.byteLength, fill * 2) : fill;
}
