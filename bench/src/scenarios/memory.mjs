// Peak memory by part size and by file size. It shows which clients buffer whole parts.
import { mkdir, rm } from "node:fs/promises";
import { totalmem } from "node:os";
import { join } from "node:path";
import { PART_SIZE_MAX, PARTS_MAX } from "@cdf-multipart/spec";
import { chooseClients } from "../clients/clients.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { makePartFiles, makeSparseFile } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { spread } from "../measure/summarize.mjs";
import { lineChart } from "../report/charts.mjs";
import { bytes, mebibytes, withRange } from "../report/units.mjs";
import { startSink } from "../sink/start-sink.mjs";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** Clients that hold whole parts in memory. The bench limits their part size to protect the machine. */
const buffersParts = new Set(["cognite-sdk", "aws-lib-storage", "vercel-blob", "rclone"]);
/** Slow clients, which are skipped for the largest files. */
const slow = new Set([
  "hugging-face",
  "vercel-blob",
  "rclone",
  "aws-lib-storage",
  "ours-stream",
  "ours-blob",
]);

/** @typedef {{ label: string, size: number, partSize: number }} Cell */

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function memory(bench) {
  const { concurrency, smoke, quick } = bench.options;
  const partSizes = smoke
    ? [6 * MIB]
    : quick
      ? [16 * MIB, 64 * MIB]
      : [16 * MIB, 64 * MIB, 512 * MIB, PART_SIZE_MAX];
  const sizes = smoke ? [8 * MIB] : quick ? [256 * MIB, GIB] : [GIB, 4 * GIB, 16 * GIB, 64 * GIB];
  const byPart = partSizes.map((partSize) => ({
    label: bytes(partSize),
    size: Math.max(smoke ? 2 * partSize : quick ? 512 * MIB : 2 * GIB, smoke ? 0 : partSize * concurrency),
    partSize,
  }));
  const bySize = sizes.map((size) => ({
    label: bytes(size),
    size,
    partSize: Math.max(smoke ? 6 * MIB : 64 * MIB, Math.ceil(size / PARTS_MAX / MIB) * MIB),
  }));
  const sink = await startSink(bench);
  const parts = await measureCells(bench, sink, "Peak memory by part size", "part", byPart);
  const files = await measureCells(bench, sink, "Peak memory by file size (sparse files)", "file", bySize);
  await sink.close();
  return {
    scenario: "memory",
    tables: [parts.table, files.table],
    charts: [parts.chart, files.chart],
    data: { byPart: parts.data, bySize: files.data },
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../types.js").Sink} sink
 * @param {string} title
 * @param {string} axis
 * @param {readonly Cell[]} cells
 */
async function measureCells(bench, sink, title, axis, cells) {
  const clients = chooseClients(bench.options.only);
  /** @type {Map<string, (import("../types.js").Spread | undefined)[]>} */
  const peaks = new Map(clients.map((client) => [client.id, []]));
  /** @type {string[]} */
  const notes = [];
  const data = [];
  for (const cell of cells) {
    const { able, absent } = whoCanRun(clients, bench.tools, { tls: false, store: "sink", ...cell });
    notes.push(...absent.filter((note) => !notes.includes(note)));
    const fit = able.filter((client) => reasonAgainst(bench, client.id, cell) === undefined);
    const runs = await runCell(bench, sink, fit, cell);
    for (const client of clients) {
      const own = runs.filter((run) => run.client === client.id);
      const failure =
        own.find((run) => run.failure !== undefined)?.failure ?? reasonAgainst(bench, client.id, cell);
      if (failure !== undefined) notes.push(`${client.label}, ${axis} of ${cell.label}: ${failure}.`);
      const good = own.filter((run) => run.failure === undefined);
      peaks
        .get(client.id)
        ?.push(spread(good.flatMap((run) => (run.cost === undefined ? [] : [run.cost.peakRss]))));
    }
    data.push({ ...cell, runs });
  }
  const rows = clients.map((client) => [
    client.label,
    ...(peaks.get(client.id) ?? []).map((peak) => withRange(peak, mebibytes)),
  ]);
  const labels = cells.map((cell) => cell.label);
  const lines = clients.map((client) => ({
    name: client.label,
    values: (peaks.get(client.id) ?? []).map((peak) => (peak === undefined ? undefined : peak.median / MIB)),
  }));
  const heading = `${title}, ${bench.options.concurrency} connections, plain HTTP`;
  return {
    table: { title: heading, columns: ["client", ...labels], rows, notes },
    chart: lineChart(
      `memory-by-${axis}`,
      heading,
      { name: `${axis} size`, unit: "", values: labels },
      "MiB",
      lines,
      {
        logarithmic: true,
      },
    ),
    data,
  };
}

/** @param {import("../types.js").Bench} bench @param {string} client @param {Cell} cell */
function reasonAgainst({ options }, client, { size, partSize }) {
  if (buffersParts.has(client) && partSize * options.concurrency > totalmem() / 4) {
    return `it would hold whole parts of ${bytes(partSize * options.concurrency)} in memory, too much for this machine`;
  }
  if (slow.has(client) && size > 8 * GIB) return `too slow for files of ${bytes(size)}`;
  return undefined;
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../types.js").Sink} sink
 * @param {readonly import("../types.js").Client[]} clients
 * @param {Cell} cell
 */
async function runCell(bench, sink, clients, { size, partSize }) {
  const file = await makeSparseFile(join(bench.folder, "sparse.bin"), size);
  const folder = join(bench.folder, "sparse-parts");
  await mkdir(folder);
  const partFiles = await makePartFiles(file, size, partSize, folder, true);
  const work = { file, size, partSize, partFiles, concurrency: bench.options.concurrency };
  const runs = [];
  // Memory varies little between runs, so fewer runs are needed than for time.
  const rounds = size > 8 * GIB ? 1 : Math.min(3, bench.options.runs);
  for (let round = 0; round < rounds; round += 1) {
    for (const client of clients) {
      const run = await runClient(bench, client, work, sink, { round });
      bench.say(
        `  ${bytes(size)} in ${bytes(partSize)}  ${client.label}: ${run.failure ?? mebibytes(run.cost?.peakRss ?? 0)}`,
      );
      runs.push(run);
    }
  }
  await rm(folder, { recursive: true });
  await rm(file);
  return runs;
}
