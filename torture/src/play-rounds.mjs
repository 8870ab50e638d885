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
 * @property {(result: import("./round.mjs").RoundResult, index: number) => void} [onRound]
 * @property {() => boolean} [enough] true: no more rounds
 */

/**
 * Plays rounds against one emulator.
 *
 * @param {RoundsOptions} options
 * @returns {Promise<import("./round.mjs").RoundResult[]>}
 */
export async function playRounds({ rounds, size, seed, variants = VARIANTS, onRound, enough }) {
  const folder = await mkdtemp(join(tmpdir(), "cdf-torture-"));
  const emulator = new EmulatorProcess(join(folder, "emulator"));
  /** @type {import("./round.mjs").RoundResult[]} */
  const results = [];
  try {
    const file = join(folder, "sample.bin");
    const sha256 = await writeSample(file, size, seed);
    const partSize = Math.max(PART_SIZE, Math.ceil(size / PARTS_WANTED / 4096) * 4096);
    const parts = Math.max(1, Math.ceil(size / partSize));
    await emulator.start();
    for (let index = 0; index < rounds && enough?.() !== true; index += 1) {
      const variant = variants[index % variants.length] ?? "client";
      const ground = { emulator, folder, file, sha256, parts, partSize };
      const result = await playRound(ground, variant, seed + index);
      results.push(result);
      onRound?.(result, index);
    }
  } finally {
    await emulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return results;
}
