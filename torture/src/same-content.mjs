import { open } from "node:fs/promises";

const WINDOW = 4 * 1024 * 1024;

/**
 * Compares two files byte by byte.
 *
 * @param {string} left
 * @param {string} right
 * @returns {Promise<string | undefined>} the difference; undefined if there is none
 */
export async function findDifference(left, right) {
  const files = await Promise.all([open(left), open(right)]);
  try {
    const [one, other] = files;
    const [size, otherSize] = [(await one.stat()).size, (await other.stat()).size];
    if (size !== otherSize) return `${size} bytes instead of ${otherSize}`;
    const ours = Buffer.allocUnsafe(WINDOW);
    const theirs = Buffer.allocUnsafe(WINDOW);
    for (let start = 0; start < size; start += WINDOW) {
      const length = Math.min(WINDOW, size - start);
      await Promise.all([one.read(ours, 0, length, start), other.read(theirs, 0, length, start)]);
      if (ours.compare(theirs, 0, length, 0, length) !== 0) return `a different byte after offset ${start}`;
    }
    return undefined;
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}
