import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatorProcess } from "../emulator.mjs";
import { writeSample } from "../sample-file.mjs";
import { playFleetRound, SUBMIT, startSlow } from "./fleet-round.mjs";
import { RedisProcess } from "./redis-process.mjs";

const LARGE = 3;
const SMALL = 40;
/** Parts of a large file. */
const PARTS = 5;

/**
 * Runs rounds of a fleet one after another: three workers, three files of five parts, and 40 small files.
 *
 * @param {object} options
 * @param {number} options.rounds
 * @param {number} options.seed of the first round; the next rounds count up
 * @param {(round: import("./fleet-round.mjs").FleetRound) => void} [options.onRound]
 * @param {() => boolean} [options.enough] true: start no more rounds
 */
export async function playFleetRounds({ rounds, seed, onRound, enough }) {
  const base = await mkdtemp(join(tmpdir(), "cdf-torture-fleet-"));
  const emulator = new EmulatorProcess(join(base, "emulator"));
  const results = [];
  try {
    const folder = join(base, "files");
    await mkdir(folder);
    const large = Array.from({ length: LARGE }, (_, index) => ({
      name: `large-${index}.bin`,
      size: SUBMIT.partSize * (PARTS - 1) + 1000 + index,
      parts: PARTS,
    }));
    const small = Array.from({ length: SMALL }, (_, index) => ({
      name: `small-${index}.txt`,
      size: 1 + index * 100,
      parts: 0,
    }));
    const files = [...large, ...small];
    for (const [index, { name, size }] of files.entries())
      await writeSample(join(folder, name), size, index + 1);
    await startSlow(emulator);
    for (let index = 0; index < rounds && enough?.() !== true; index += 1) {
      const redis = new RedisProcess(join(base, `redis-${index}`));
      const result = await playFleetRound({ emulator, redis, folder, files }, seed + index);
      results.push(result);
      onRound?.(result);
    }
    return results;
  } finally {
    await emulator.stop();
    await rm(base, { recursive: true, force: true });
  }
}
