import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatorProcess } from "./emulator.mjs";
import { playRound, VARIANTS } from "./round.mjs";
import { writeSample } from "./sample-file.mjs";

/** The minimum part size: one byte more than the exclusive limit. */
const PART_SIZE = 6 * 1024 * 1024;
/** The part size of files that would otherwise have too many parts. */
const PARTS_WANTED = 50;

/**
 * @typedef {object} RoundsOptions
 * @property {number} rounds
 * @property {number} size bytes of the file
 * @property {number} seed of the first round; the next rounds count up
 * @property {readonly import("./round.mjs").Variant[]} [variants] in turn. Default: all
 * @property {number} [lanes] concurrent rounds, each with its own emulator. Default: 1
 * @property {(result: import("./round.mjs").RoundResult, index: number) => void} [onRound]
 * @property {() => boolean} [enough] true: start no more rounds
 */

/**
 * Runs rounds. Each emulator is used for many of them.
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
 * @param {{ folder: string, file: string, indices: Iterable<number> }} lane all lanes share the iterator of
 *   indices
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
