// `pnpm soak [hours]`: 2,000 rounds of `pnpm torture` with 300 MiB and the other reliability tests over and over, until the
// hours (default 8) are over. Prints the table of docs/reliability.md.
import { spawnSync } from "node:child_process";
import { playRounds } from "./play-rounds.mjs";
import { describeFault, summaryTable } from "./summary.mjs";

const ROUNDS = 2_000;
const SIZE = 300 * 1024 * 1024;
const HOUR = 3_600_000;
/** The heavy tests of the uploader run once in so many rounds. */
const TESTS_EVERY = 100;
const TESTS = ["test/journal", "test/resume", "test/verify", "test/e2e"];

const hours = Number(process.argv.slice(2).find((arg) => arg !== "--") ?? "8");
if (!(hours > 0)) throw new Error("Give the number of hours, as `pnpm soak 8`.");
const until = Date.now() + hours * HOUR;
const startedAt = Date.now();
let testRuns = 0;
let testFailures = 0;

function runTests() {
  testRuns += 1;
  const { status } = spawnSync(
    "pnpm",
    ["--filter", "@cdf-multipart/uploader", "exec", "vitest", "run", ...TESTS],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, SOAK_RUNS: "500" },
    },
  );
  if (status !== 0) testFailures += 1;
}

runTests();
const results = await playRounds({
  rounds: ROUNDS,
  size: SIZE,
  seed: Math.floor(startedAt / 1000),
  enough: () => Date.now() >= until,
  onRound(result, index) {
    process.stdout.write(
      `${index + 1} ${result.variant} (seed ${result.seed}): ${result.faults.length === 0 ? "all there" : "FAULT"}\n`,
    );
    if (result.faults.length > 0) process.stdout.write(`${describeFault(result, SIZE)}\n`);
    if ((index + 1) % TESTS_EVERY === 0) runTests();
  },
});
const minutes = Math.round((Date.now() - startedAt) / 60_000);
process.stdout.write(
  `\n${results.length} rounds in ${minutes} minutes; the reliability tests ran ${testRuns} times, ${testFailures} with failures.\n`,
);
process.stdout.write(`\n${summaryTable(results)}\n`);
process.exitCode = testFailures > 0 || results.some(({ faults }) => faults.length > 0) ? 1 : 0;
