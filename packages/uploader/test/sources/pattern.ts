/**
 * Bytes without a short period, so that a byte from a wrong position is detected. The same seed yields the
 * same bytes.
 */
export function pattern(size: number, seed: number = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed >>> 0 || 1;
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
