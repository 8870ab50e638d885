// Micro benchmarks of the engine, run by `vitest bench` (micro/*.bench.ts).
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const folder = new URL("../../", import.meta.url).pathname;

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function micro(bench) {
  const output = join(bench.folder, "micro.json");
  await promisify(execFile)("pnpm", ["exec", "vitest", "bench", "--run", "--outputJson", output], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  /** @type {{ files: { groups: { fullName: string, benchmarks: { name: string, hz: number, mean: number, rme: number, sampleCount: number }[] }[] }[] }} */
  const { files } = JSON.parse(await readFile(output, "utf8"));
  const steps = files.flatMap(({ groups }) => groups).flatMap(({ benchmarks }) => benchmarks);
  const rows = steps.map(({ name, hz, mean, rme, sampleCount }) => [
    name,
    Math.round(hz).toLocaleString("en"),
    mean < 0.01 ? `${(mean * 1e6).toFixed(0)} ns` : `${(mean * 1000).toFixed(1)} µs`,
    `±${rme.toFixed(1)} %`,
    String(sampleCount),
  ]);
  const columns = ["step", "a second", "mean", "error", "samples"];
  return {
    scenario: "micro",
    tables: [{ title: "Micro benchmarks", columns, rows, notes: [] }],
    charts: [],
    data: files,
  };
}
