// `pnpm test:windows`: the packed command with Node for Windows under Wine, and the same cases on this machine. `--only TEXT` runs the
// cases whose names contain the text; `--write` writes their rows into the table of docs/windows.md.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { root } from "./steps/repository.mjs";
import { runInScratchFolder } from "./steps/scratch-folder.mjs";
import { CASES } from "./windows/cases.mjs";
import { installCommand } from "./windows/installed-command.mjs";
import { interruptAndResume } from "./windows/interruptions.mjs";
import { killAndResume, twoAtOnce } from "./windows/kills.mjs";
import { runCase } from "./windows/run-case.mjs";
import { tableOf, writeTable } from "./windows/table.mjs";
import { runUnitSuites } from "./windows/unit-suites.mjs";
import { linux, wine } from "./windows/wine.mjs";

const { values } = parseArgs({ options: { only: { type: "string" }, write: { type: "boolean" } } });

/** Cases that run concurrently, because most of the time of a case is the start of Node. */
const LANES = 4;

const TASKS = [
  ...CASES.map((one) => ({
    name: one.name,
    only: one.only,
    alone: one.alone === true,
    run: (machine, place) => runCase(machine, one, place),
  })),
  { name: "one upload killed 20 times, and resumed each time", run: killAndResume },
  { name: "two processes with the same file at the same time", run: twoAtOnce },
  { name: "Ctrl-C stops an upload, which is resumed", run: (...place) => interruptAndResume(...place, 1) },
  {
    name: "Ctrl-C twice ends an upload immediately, which is resumed",
    run: (...place) => interruptAndResume(...place, 2),
  },
  {
    name: "unit tests of paths, settings, manifests, sources, journals and locks",
    only: "windows",
    run: async (machine, place) => {
      const { passed, wrong } = await runUnitSuites(machine, place);
      process.stdout.write(`${passed} unit tests passed\n`);
      return wrong;
    },
  },
].filter(({ name }) => values.only === undefined || name.includes(values.only));

async function main(scratch) {
  const { modules, tarballs, command } = await installCommand(scratch);
  const emulatorEntry = join(modules, "@cdf-multipart/emulator/dist/index.js");
  const { startEmulator } = await import(pathToFileURL(emulatorEntry).href);
  const machines = [linux(scratch), await wine(scratch)];
  const rows = TASKS.map(({ name }) => ({ name }));
  let failed = 0;
  const attempt = async ({ name, run }, index, machine) => {
    const emulator = await startEmulator();
    try {
      const folder = join(scratch, "cases", String(index), machine.system);
      const wrong = await run(machine, { folder, main: command, emulator, tarballs });
      if (wrong === undefined) return "good";
      failed += 1;
      process.stdout.write(`FAILED on ${machine.system}: ${name}: ${wrong}\n`);
      return "FAILED";
    } finally {
      await emulator.close();
    }
  };
  const all = machines.flatMap((machine) => TASKS.map((task, index) => ({ machine, task, index })));
  const judge = async ({ machine, task, index }) => {
    const applies = task.only === undefined || task.only === machine.system;
    rows[index][machine.system] = applies ? await attempt(task, index, machine) : "does not apply";
  };
  for (const one of all.filter(({ task }) => task.alone)) await judge(one);
  // The long ones first.
  const queue = all
    .filter(({ task }) => !task.alone)
    .reverse()
    .values();
  const lane = async () => {
    for (const one of queue) await judge(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  process.stdout.write(`${tableOf(rows)}\n`);
  if (values.write) writeTable(join(root, "docs/windows.md"), rows);
  process.stdout.write(`${TASKS.length} cases, ${failed} failures\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await runInScratchFolder("windows", main);
