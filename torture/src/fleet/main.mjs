// `pnpm torture:fleet`: a fleet whose workers, broker, emulator and submitter are killed at seeded moments.
import { parseArgs } from "node:util";
import { stopOnSignal } from "../orderly-stop.mjs";
import { parseCount } from "../parse-options.mjs";
import { readArguments } from "../read-arguments.mjs";
import { playFleetRounds } from "./play-fleet-rounds.mjs";

const usage = `pnpm torture:fleet [options]

Three workers, a Redis, the emulator and a submitter; two to four of them are killed, stopped or set back in each round. SIGTERM ends it with the totals. It needs redis-server.

  --rounds N         number of rounds (25)
  --seed N           seed of the first round; the next rounds count up (1)
`;

const { rounds, seed } = readArguments(usage, (args) => {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: "string", default: "25" }, seed: { type: "string", default: "1" } },
  });
  return { rounds: parseCount("rounds", values.rounds), seed: parseCount("seed", values.seed) };
});
const enough = stopOnSignal();
const results = await playFleetRounds({
  rounds,
  seed,
  enough,
  onRound({ seed: its, story, sentTwice, allowed, faults, ms }) {
    const end =
      faults.length === 0 ? "nothing lost" : `FAULT\n${faults.map((fault) => `  - ${fault}`).join("\n")}`;
    process.stdout.write(
      `seed ${its} (${(ms / 1000).toFixed(1)} s): ${story.join(", ")}; ${sentTwice} of at most ${allowed} parts sent twice, ${end}\n`,
    );
  },
});
/** @param {"sentTwice" | "allowed"} field */
const sum = (field) => results.reduce((total, result) => total + result[field], 0);
const bad = results.filter(({ faults }) => faults.length > 0);
const disturbances = results.reduce((total, { story }) => total + story.length, 0);
process.stdout.write(
  `\n${results.length} rounds from seed ${seed}, ${disturbances} disturbances, ${sum("sentTwice")} of at most ${sum("allowed")} parts sent twice, ${bad.length} rounds with a fault.\n`,
);
process.exitCode = bad.length > 0 ? 1 : 0;
