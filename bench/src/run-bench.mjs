// Runs the selected scenarios one after another, prints their tables and writes the figures.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeMachine } from "./measure/machine.mjs";
import { findTools } from "./measure/tools.mjs";
import { renderTable } from "./report/table.mjs";
import { writeResults } from "./report/write-results.mjs";
import { compare } from "./scenarios/compare.mjs";
import { faults } from "./scenarios/faults.mjs";
import { growth } from "./scenarios/growth.mjs";
import { link } from "./scenarios/link.mjs";
import { memory } from "./scenarios/memory.mjs";
import { micro } from "./scenarios/micro.mjs";
import { profile } from "./scenarios/profile.mjs";
import { resume } from "./scenarios/resume.mjs";
import { size } from "./scenarios/size.mjs";
import { slow } from "./scenarios/slow.mjs";
import { small } from "./scenarios/small.mjs";
import { startup } from "./scenarios/startup.mjs";
import { stores } from "./scenarios/stores.mjs";
import { throughput } from "./scenarios/throughput.mjs";

/** @type {Readonly<Record<string, (bench: import("./types.js").Bench) => Promise<import("./types.js").Result>>>} */
const scenarios = {
  throughput,
  memory,
  small,
  slow,
  link,
  faults,
  resume,
  stores,
  startup,
  size,
  micro,
  profile,
  growth,
};

/**
 * @param {readonly string[]} names
 * @param {import("./types.js").Options} options
 * @param {{ say?: (line: string) => void }} [output]
 * @returns {Promise<import("./types.js").Result[]>}
 */
export async function runBench(names, options, { say = (line) => process.stdout.write(`${line}\n`) } = {}) {
  const steps = planSteps(names);
  const folder = await mkdtemp(join(tmpdir(), "cdf-bench-"));
  try {
    const bench = { options, tools: await findTools(), folder, say };
    if (bench.tools.native.reason !== undefined) say(`Note: ${bench.tools.native.reason}.`);
    const machine = await describeMachine(bench);
    const results = [];
    for (const step of steps) {
      const result = await step(bench);
      results.push(result);
      for (const table of result.tables) say(`\n${renderTable(table)}`);
    }
    say(`Complete results: ${await writeResults(options.results, machine, results)}`);
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} names
 * @returns {((bench: import("./types.js").Bench) => Promise<import("./types.js").Result>)[]}
 */
function planSteps(names) {
  if (names[0] === "compare") {
    const [, ref, ...more] = names;
    if (ref === undefined || more.length > 0)
      throw new Error("Pass one revision to compare, as in: pnpm bench compare main");
    return [(bench) => compare(bench, ref)];
  }
  const wanted = names.includes("all") ? Object.keys(scenarios) : names;
  return wanted.map((name) => {
    const scenario = scenarios[name];
    if (scenario !== undefined) return scenario;
    throw new Error(
      `There is no scenario ${name}. Use one of: ${Object.keys(scenarios).join(", ")}, all, compare.`,
    );
  });
}
