import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatorProcess } from "./emulator.mjs";
import { playRound, VARIANTS } from "./round.mjs";
import { writeSample } from "./sample-file.mjs";

/** One byte more than the smallest that the service does not take. */
const PART_SIZE = 6 * 1024 * 1024;
/** Of files that would have more parts than the service takes. */
const PARTS_WANTED = 50;

/**
 * @typedef {object} RoundsOptions
 * @property {number} rounds
 * @property {number} size bytes of the file
 * @property {number} seed of the first round; the next ones count on
 * @property {readonly import("./round.mjs").Variant[]} [variants] in turn. Default: all
 * @property {number} [lanes] rounds at once, each with an emulator of its own. Default: 1
 * @property {(result: import("./round.mjs").RoundResult, index: number) => void} [onRound]
 * @property {() => boolean} [enough] true: no more rounds
 */

/**
 * Plays rounds against emulators that see many of them.
 *
 * @param {RoundsOptions} options
 * @returns {Promise<import("./round.mjs").RoundResult[]>}
 */
export async function playRounds(options) {
  const { rounds, size, seed, lanes = 1 } = options;
  const folder = await mkdtemp(join(tmpdir(), "cdf-torture-"));
  try {
    const file = join(folder, "sample.bin");
    await writeSample(file, size, seed);
    const indices = Array.from({ length: rounds }, (_, index) => index).values();
    const played = await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        playLane(options, { folder: join(folder, String(lane)), file, indices }),
      ),
    );
    return played.flat();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {RoundsOptions} options
 * @param {{ folder: string, file: string, indices: Iterable<number> }} lane the indices are drawn from by all
 */
async function playLane({ size, seed, variants = VARIANTS, onRound, enough }, { folder, file, indices }) {
  const emulator = new EmulatorProcess(join(folder, "emulator"));
  const partSize = Math.max(PART_SIZE, Math.ceil(size / PARTS_WANTED / 4096) * 4096);
  const parts = Math.max(1, Math.ceil(size / partSize));
  /** @type {import("./round.mjs").RoundResult[]} */
  const results = [];
  try {
    await emulator.start();
    for (const index of indices) {
      if (enough?.() === true) break;
      const variant = variants[index % variants.length] ?? "client";
      const result = await playRound({ emulator, folder, file, parts, partSize }, variant, seed + index);
      results.push(result);
      onRound?.(result, index);
    }
  } finally {
    await emulator.stop();
  }
  return results;
}
