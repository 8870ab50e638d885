/**
 * The capacity of the socket buffers on both ends. So many bytes can be "written" before this side learns
 * that the other side closed the connection. Measured on loopback: some 6 MB per connection.
 */
export const HIDDEN_BYTES: number = 8 * 1024 * 1024;

/**
 * ms that the buffered bytes of a part of `size` bytes need to drain at the speed of the part, whose writes
 * took `took` ms.
 */
export function drainTime(took: number, size: number): number {
  return size === 0 ? 0 : took * Math.min(1, HIDDEN_BYTES / size);
}
