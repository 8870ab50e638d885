// `npm test`: sets everything up, then runs every check (the `check:*` scripts of package.json) and the tests
// of every workspace. The last line is `N passed, N failed`; each check counts as one.
import { listTested, readReport, removeReports } from "./report/read-reports.mjs";
import { setUp } from "./setup.mjs";
import { readManifest, root } from "./steps/repository.mjs";
import { runCommand } from "./steps/run-command.mjs";
import { fail } from "./steps/say.mjs";
import { provideSystemPackages } from "./steps/system-packages.mjs";
import { checkTestPlatform } from "./steps/test-platform.mjs";

/** Number of concurrent checks and test runs: one per core of the smallest machine we build on. */
const concurrency = 2;

/** Checks that read results of the tests. */
const afterTests = ["check:contract"];

const total = { passed: 0, failed: 0 };

function print(line) {
  process.stdout.write(`${line}\n`);
}

function printResult(ok, what, detail) {
  print(`${ok ? "ok    " : "FAILED"}  ${what}  ${detail}`);
}

async function runCheck(name, command) {
  const { code, output, elapsed } = await runCommand(command, [], { shell: true });
  total[code === 0 ? "passed" : "failed"] += 1;
  printResult(code === 0, name, `(${seconds(elapsed)})`);
  if (code !== 0) print(`${output.trimEnd()}\n(${name}: \`${command}\` ended with ${code})`);
}

/** In the order of package.json, which lists the slowest check first. */
async function runChecks() {
  const { scripts } = readManifest(root);
  await runCheck("build", scripts.build);
  const checks = Object.entries(scripts).filter(
    ([name]) => name.startsWith("check:") && !afterTests.includes(name),
  );
  const queue = checks[Symbol.iterator]();
  const work = async () => {
    for (const [name, command] of queue) await runCheck(name, command);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function runTests() {
  const folders = listTested();
  removeReports(folders);
  print(`Running the tests of ${folders.join(", ")}`);
  const options = [
    "--continue=always",
    `--concurrency=${concurrency}`,
    "--output-logs=errors-only",
    "--log-order=grouped",
  ];
  const { code, output, elapsed } = await runCommand("turbo", ["run", "test", ...options]);
  const reports = folders.map((folder) => readReport(folder));
  const failed = reports.reduce((sum, report) => sum + report.failed, 0);
  if (code !== 0) print(output.trimEnd());
  for (const report of reports) {
    total.passed += report.passed;
    total.failed += report.failed;
    printResult(
      report.failed === 0,
      `tests of ${report.folder}`,
      `(${report.passed} passed, ${report.failed} failed)`,
    );
    for (const problem of report.problems) print(`        ${problem}`);
  }
  if (code !== 0 && failed === 0) {
    total.failed += 1;
    printResult(
      false,
      "tests",
      `(turbo run test ended with ${code}, although no test is reported as failed)`,
    );
  }
  print(`The tests took ${seconds(elapsed)}`);
}

async function runChecksAfterTests() {
  const { scripts } = readManifest(root);
  for (const name of afterTests) await runCheck(name, scripts[name]);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

async function main() {
  checkTestPlatform();
  await setUp();
  await provideSystemPackages();
  await runChecks();
  await runTests();
  await runChecksAfterTests();
}

try {
  await main();
} catch (error) {
  total.failed += 1;
  fail(error);
}
process.exitCode = total.failed === 0 ? 0 : 1;
print(`${total.passed} passed, ${total.failed} failed`);
