// Runs the scenarios asked for, one after the other, shows their tables and keeps the figures.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeMachine } from "./measure/machine.mjs";
import { findTools } from "./measure/tools.mjs";
import { renderTable } from "./report/table.mjs";
import { writeResults } from "./report/write-results.mjs";
import { faults } from "./scenarios/faults.mjs";
import { memory } from "./scenarios/memory.mjs";
import { resume } from "./scenarios/resume.mjs";
import { slow } from "./scenarios/slow.mjs";
import { small } from "./scenarios/small.mjs";
import { throughput } from "./scenarios/throughput.mjs";

/** @type {Readonly<Record<string, (bench: import("./types.js").Bench) => Promise<import("./types.js").Result>>>} */
const scenarios = { throughput, memory, small, slow, faults, resume };

/**
 * @param {readonly string[]} names
 * @param {import("./types.js").Options} options
 * @param {{ say?: (line: string) => void }} [output]
 * @returns {Promise<import("./types.js").Result[]>}
 */
export async function runBench(names, options, { say = (line) => process.stdout.write(`${line}\n`) } = {}) {
  const wanted = names.includes("all") ? Object.keys(scenarios) : names;
  const folder = await mkdtemp(join(tmpdir(), "cdf-bench-"));
  try {
    const bench = { options, tools: await findTools(), folder, say };
    if (bench.tools.native.reason !== undefined) say(`Note: ${bench.tools.native.reason}.`);
    const machine = await describeMachine(bench);
    const results = [];
    for (const name of wanted) {
      const scenario = scenarios[name];
      if (scenario === undefined)
        throw new Error(`No scenario is called ${name}; there are ${Object.keys(scenarios).join(", ")}.`);
      const result = await scenario(bench);
      results.push(result);
      for (const table of result.tables) say(`\n${renderTable(table)}`);
    }
    say(`All of it: ${await writeResults(options.results, machine, results)}`);
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
