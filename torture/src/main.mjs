// `pnpm torture [--rounds N] [--size 60MiB] [--seed S] [--variant V]`: kills uploads at any moment and looks what came of it.
import { parseOptions } from "./parse-options.mjs";
import { playRounds } from "./play-rounds.mjs";
import { describeFault, summaryTable } from "./summary.mjs";

const options = parseOptions(process.argv.slice(2));
const results = await playRounds({
  ...options,
  onRound(result, index) {
    const { variant, seed, clientKills, emulatorKills, partsSentAgain, faults } = result;
    const kills = `${clientKills} + ${emulatorKills} kills, ${partsSentAgain} parts sent again`;
    process.stdout.write(
      `${index + 1}/${options.rounds} ${variant} (seed ${seed}): ${kills}, ${faults.length === 0 ? "all there" : "FAULT"}\n`,
    );
    if (faults.length > 0) process.stdout.write(`${describeFault(result, options.size)}\n`);
  },
});
process.stdout.write(`\n${summaryTable(results)}\n`);
process.exitCode = results.some(({ faults }) => faults.length > 0) ? 1 : 0;
