/**
 * What socket buffers on both ends can hide: so much may be "written" before the news comes that the other side had
 * closed long ago. Measured on loopback: some 6 MB a connection.
 */
export const HIDDEN_BYTES: number = 8 * 1024 * 1024;

/** What the hidden bytes of a part of `size` bytes need to drain at the part's own speed, when its writes took `took` ms. */
export function drainTime(took: number, size: number): number {
  return size === 0 ? 0 : took * Math.min(1, HIDDEN_BYTES / size);
}
