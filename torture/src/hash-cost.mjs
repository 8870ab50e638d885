// `pnpm --filter @cdf-multipart/torture hash-cost`: measures the CPU time of each kind of check, and whether
// it slows down a link of 1 Gbit/s. Uploads run one after another, each kind in each round. Only the client
// process is measured.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { EmulatorProcess } from "./emulator.mjs";
import { parseOptions, ROUND_OPTIONS } from "./parse-options.mjs";
import { readArguments } from "./read-arguments.mjs";
import { writeSample } from "./sample-file.mjs";

const run = promisify(execFile);
const GIB = 1024 ** 3;
/** 1 Gbit/s in bytes per second. */
const LINK = 125_000_000;
const PROGRAM = new URL("upload-once.mjs", import.meta.url).pathname;

/** @typedef {{ name: string, options: Readonly<Record<string, unknown>>, silent?: boolean }} Kind */

/** @type {readonly Kind[]} */
const KINDS = [
  { name: "nothing", options: { journal: "off" } },
  { name: "journal, ETags are MD5", options: { journal: "required" } },
  { name: "journal, the store returns no checksum", options: { journal: "required" }, silent: true },
  { name: 'verify: "parts", ETags are MD5', options: { journal: "required", verify: "parts" } },
  { name: 'verify: "download"', options: { journal: "required", verify: "download" } },
];

const usage = `pnpm --filter @cdf-multipart/torture hash-cost [options]

Measures the CPU time of each kind of check, and whether it slows down a link of 1 Gbit/s.

${ROUND_OPTIONS}                     (3 rounds of 1GiB)
`;

const { rounds, size } = readArguments(usage, (args) =>
  parseOptions(["--rounds", "3", "--size", "1GiB", ...args]),
);
const folder = await mkdtemp(join(tmpdir(), "cdf-hash-cost-"));
const emulator = new EmulatorProcess(join(folder, "emulator"));
/** @type {Map<string, { cpu: number[], elapsed: number[] }>} */
const figures = new Map();
try {
  const path = join(folder, "sample.bin");
  await writeSample(path, size, 1);
  // Read into the page cache, so that the disk is not measured.
  await readFile(path);
  await emulator.start();
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of KINDS) {
      for (const link of [undefined, LINK]) await measure(kind, link, path, round);
    }
  }
} finally {
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`${table()}\n`);

/** @param {Kind} kind @param {number | undefined} link @param {string} path @param {number} round */
async function measure({ name, options, silent = false }, link, path, round) {
  // The download of the check is a separate transfer: only sending is paced.
  if (link !== undefined && name.includes("download")) return;
  await emulator.setFaults(silent ? [{ match: { operation: "putPart" }, do: { type: "no-etag" } }] : []);
  const externalId = `${name}-${round}-${link ?? "full"}`;
  const argument = JSON.stringify({
    ...emulator.address,
    path,
    directory: join(folder, "journals"),
    options: {
      ...options,
      file: { externalId },
      partSize: 16 * 1024 * 1024,
      concurrency: 4,
      ...(link === undefined ? {} : { limitRate: link }),
    },
  });
  const { stdout } = await run(process.execPath, [PROGRAM, argument]);
  const { cpu, elapsed } = JSON.parse(stdout);
  const key = `${name}|${link ?? ""}`;
  const kept = figures.get(key) ?? { cpu: [], elapsed: [] };
  kept.cpu.push(cpu);
  kept.elapsed.push(elapsed);
  figures.set(key, kept);
  for (const { id } of await emulator.entries("sample.bin")) await emulator.delete(id);
}

/** @param {readonly number[]} values */
function spread(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { middle, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** @returns {string} Markdown with medians, and the range in brackets */
function table() {
  const perGib = (/** @type {number} */ ms) => ((ms / 1_000) * (GIB / size)).toFixed(2);
  const lines = KINDS.map(({ name }) => {
    const full = spread(figures.get(`${name}|`)?.cpu ?? []);
    const paced = figures.get(`${name}|${LINK}`);
    const cells = [name, `${perGib(full.middle)} (${perGib(full.least)} to ${perGib(full.most)})`];
    if (paced === undefined) return `| ${[...cells, "", ""].join(" | ")} |`;
    const { middle, least, most } = spread(paced.elapsed);
    const share = Math.round((spread(paced.cpu).middle / middle) * 100);
    const seconds = [middle, least, most].map((ms) => (ms / 1_000).toFixed(2));
    return `| ${[...cells, `${seconds[0]} (${seconds[1]} to ${seconds[2]})`, `${share} %`].join(" | ")} |`;
  });
  const ideal = (size / LINK).toFixed(2);
  return [
    `${rounds} rounds of ${size} bytes; 1 Gbit/s takes ${ideal} s.`,
    "",
    "| checks | CPU s/GiB at full speed | s at 1 Gbit/s | of a core at 1 Gbit/s |",
    "|---|---|---|---|",
    ...lines,
  ].join("\n");
}
