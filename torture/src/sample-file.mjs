import { open } from "node:fs/promises";
import { seededRandom } from "./random.mjs";

const PIECE = 1024 * 1024;

/**
 * Writes a file without repeated content, so that a part at the wrong place is detected.
 *
 * @param {string} path
 * @param {number} size bytes
 * @param {number} seed
 */
export async function writeSample(path, size, seed) {
  const random = seededRandom(seed);
  const noise = Buffer.alloc(PIECE);
  for (let place = 0; place < PIECE; place += 4) noise.writeUInt32LE(Math.floor(random() * 2 ** 32), place);
  const file = await open(path, "w", 0o600);
  try {
    for (let start = 0; start < size; start += PIECE) {
      // Every block of 4 KiB begins with its own offset.
      for (let place = 0; place < PIECE; place += 4096) noise.writeDoubleLE(start + place, place);
      const piece = noise.subarray(0, Math.min(PIECE, size - start));
      await file.write(piece, 0, piece.length, start);
    }
  } finally {
    await file.close();
  }
}
