// `pnpm torture`: kills uploads at random moments and checks the result. SIGTERM ends it with the totals.
import { stopOnSignal } from "./orderly-stop.mjs";
import { parseOptions, usage } from "./parse-options.mjs";
import { playRounds } from "./play-rounds.mjs";
import { readArguments } from "./read-arguments.mjs";
import { createRunningClock } from "./running-clock.mjs";
import { describeFault, statesLine, summaryTable } from "./summary.mjs";

const MINUTE = 60_000;

const options = readArguments(usage, parseOptions);
const stopped = stopOnSignal();
const clock = createRunningClock();
const until =
  options.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + options.minutes * MINUTE;
let played = 0;
const results = await playRounds({
  ...options,
  enough: () => stopped() || Date.now() >= until,
  onRound(result) {
    played += 1;
    const { variant, seed, clientKills, emulatorKills, partsSentAgain, faults } = result;
    const kills = `${clientKills} + ${emulatorKills} kills, ${partsSentAgain} parts sent again`;
    process.stdout.write(
      `${played}/${options.rounds} ${variant} (seed ${seed}): ${kills}, ${faults.length === 0 ? "nothing lost" : "FAULT"}\n`,
    );
    if (faults.length > 0) process.stdout.write(`${describeFault(result, options.size)}\n`);
  },
});
const minutes = Math.round(clock.elapsed() / MINUTE);
const stood = results.filter(({ stops }) => stops > 0).length;
process.stdout.write(
  `\n${results.length} rounds from seed ${options.seed}, ${minutes} minutes of running time; ${stood} were suspended and continued.\n`,
);
process.stdout.write(`\n${summaryTable(results)}\n`);
const states = statesLine(results);
if (states !== "") process.stdout.write(`\n${states}\n`);
process.exitCode = results.some(({ faults }) => faults.length > 0) ? 1 : 0;
