/**
 * The bytes at risk: what an interruption loses, because the store has not acknowledged it. A page can be
 * reloaded at any moment, and the parts in flight are then sent again from their beginning.
 */

/** Bytes per second. A slower link counts as this one, because parts cannot be small enough for it. */
const SLOWEST = 1_000_000;

/**
 * Whether a part may start next to those in flight. All bytes of all of them count, because nobody knows how
 * many of them are in socket buffers. At most what the link sends in `time` ms may be at risk, or one part.
 *
 * @param bytes bytes of each part in flight, and of the new one.
 * @param rate bytes per second of the link; 0 if it is not known yet.
 */
export function mayStart(bytes: readonly number[], time: number, rate: number): boolean {
  const all = bytes.reduce((sum, one) => sum + one, 0);
  return all <= Math.max((Math.max(rate, SLOWEST) * time) / 1000, ...bytes);
}
