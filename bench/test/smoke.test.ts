import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPackages } from "../src/build-packages.mjs";
import { clients } from "../src/clients/clients.mjs";
import { readOptions } from "../src/options.mjs";
import { runBench } from "../src/run-bench.mjs";
import type { Result, Table } from "../src/types.js";

const results = mkdtempSync(join(tmpdir(), "cdf-bench-smoke-"));
const { options } = readOptions(["--smoke", "--results", results]);
let throughput: Result;

function tableOf(result: Result): Table {
  const table = result.tables[0];
  if (table === undefined) throw new Error(`${result.scenario} has no table.`);
  return table;
}

async function run(scenario: string): Promise<Result> {
  const [result] = await runBench([scenario], options, { say: () => undefined });
  if (result === undefined) throw new Error(`${scenario} returned no result.`);
  return result;
}

beforeAll(async () => {
  if (!existsSync(join(options.root, "packages/cli/dist/start.cjs"))) await buildPackages(options.root);
  throughput = await run("throughput");
});
afterAll(() => rmSync(results, { recursive: true }));

describe("the bench, at sizes that measure nothing", () => {
  it("lists every client: those that ran, and the reasons why the others did not", () => {
    const { rows, notes } = tableOf(throughput);
    for (const { label } of clients) {
      const ran = rows.some((row) => row[0] === label && row[1] !== "failed");
      const named = notes.some((note) => note.startsWith(`${label}: `));
      expect(ran || named, `${label} neither ran nor gives a reason`).toBe(true);
    }
    expect(rows.map((row) => row[0])).toContain("ours, file");
  });

  it("finds every byte in its place, for every client that ran", () => {
    const { rows, notes } = tableOf(throughput);
    expect(notes.join("\n")).toContain(`${rows.length} of ${rows.length} clients delivered every byte`);
  });

  it("writes figures, charts and one page without a script", () => {
    const names = readdirSync(results);
    const page = names.find((name) => name.endsWith(".html")) ?? "";
    const html = readFileSync(join(results, page), "utf8");
    expect(html).toContain("<svg");
    expect(html).not.toContain("<script");
    const json = JSON.parse(
      readFileSync(join(results, names.find((name) => name.endsWith(".json")) ?? ""), "utf8"),
    );
    expect(json.machine.node).toBe(process.version);
    expect(names.filter((name) => name.endsWith(".svg")).length).toBeGreaterThan(0);
  });

  it("kills an upload in the middle, and measures what the next run sends again", async () => {
    const { rows } = tableOf(await run("resume"));
    const ours = rows.find((row) => row[0] === "ours, file");
    // The number of bytes that are sent again depends on how fast the disk flushes. The torture tests check
    // which parts those are.
    expect(Number(ours?.at(-1))).toBeGreaterThanOrEqual(1);
    expect(ours).not.toContain("failed");
  });

  it.each(["small", "slow", "startup", "size", "growth"])("runs the scenario %s", async (scenario) => {
    const { rows } = tableOf(await run(scenario));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.includes("failed"))).toEqual([]);
  });

  it("runs the scenario link over two network namespaces, and removes them; elsewhere it says why not", async () => {
    const namespaces = (): string[] =>
      existsSync("/run/netns")
        ? readdirSync("/run/netns").filter((name) => name.startsWith(`cdf-bench-${process.pid}-`))
        : [];
    const { rows, notes } = tableOf(await run("link"));
    const ran = rows.length > 0 && !rows.flat().includes("failed");
    expect(ran || notes.some((note) => note.startsWith("Not run: it needs "))).toBe(true);
    expect(namespaces()).toEqual([]);
  });
});
