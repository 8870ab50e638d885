// Many small files: the cost per file matters, not the cost per byte.

import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sendfile } from "../clients/clients.mjs";
import { manyClients } from "../clients/many-clients.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { interleave } from "../measure/interleave.mjs";
import { runClient } from "../measure/run-client.mjs";
import { spread } from "../measure/summarize.mjs";
import { factor, mebibytes, middle, seconds, withRange } from "../report/units.mjs";
import { startSink } from "../sink/start-sink.mjs";

const KIB = 1024;
/**
 * Sizes of the files, and the share of the number of files that each gets. Files of 8 MiB are uploaded in
 * parts.
 */
const SIZES = [
  { size: 10 * KIB, share: 1 },
  { size: 100 * KIB, share: 1 / 5 },
  { size: KIB * KIB, share: 1 / 20 },
  { size: 8 * KIB * KIB, share: 1 / 100 },
];

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function small(bench) {
  const { options } = bench;
  const most = options.smoke ? 20 : options.quick ? 1000 : 10_000;
  const rounds = [];
  for (const { size, share } of SIZES)
    rounds.push(await filesOf(bench, size, Math.max(2, Math.round(most * share))));
  return {
    scenario: "small",
    tables: rounds.map(({ table }) => table),
    charts: [],
    data: { sizes: rounds.map(({ data }) => data) },
  };
}

/** @param {import("../types.js").Bench} bench @param {number} size @param {number} count */
async function filesOf(bench, size, count) {
  const { options, say } = bench;
  const folder = join(bench.folder, `small-${size}`);
  await mkdir(folder);
  for (let at = 1; at <= count; at += 1) await writeFile(join(folder, `small-${at}`), randomBytes(size));
  // The floor is a program for small files.
  const floors = size > KIB * KIB ? [] : [sendfile];
  const everyone = [...floors, ...manyClients].filter((one) => options.only?.includes(one.id) ?? true);
  const { able, absent } = whoCanRun(everyone, bench.tools, {
    tls: false,
    size,
    partSize: size,
    store: "sink",
  });
  const sink = await startSink(bench);
  const work = { file: folder, size, partSize: size, count, concurrency: options.concurrency };
  const runs = await interleave(able, options.runs, async (client, round) => {
    const run = await runClient(bench, client, work, sink, { round, expected: count * size });
    say(
      `  ${round < 0 ? "warm-up" : `run ${round + 1}`}  ${client.label}: ${run.failure ?? seconds(run.wall)}`,
    );
    return run;
  });
  await sink.close();
  const floor = new Map(runs.filter((run) => run.client === sendfile.id).map((run) => [run.round, run.wall]));
  const rows = able.map((client) => rowOf(client, runs, count, floor));
  const failed = runs.flatMap(({ client, failure }) =>
    failure === undefined ? [] : [`${client} failed: ${failure}`],
  );
  const table = {
    title: `${count} files of ${size / KIB} KiB, ${options.concurrency} connections, plain HTTP`,
    columns: [
      "client",
      "files/s",
      "of the floor",
      "wall",
      "CPU (user + sys)",
      "peak RSS",
      "requests per file",
      "of them API requests",
      "connections",
    ],
    rows,
    notes: [
      "Floor: C with only three requests per file (init, PUT, complete); the sink's control server answers init and complete, so it is also the sink's ceiling.",
      "wall is the whole process, including its start.",
      ...new Set(failed),
      ...absent,
    ],
  };
  await rm(folder, { recursive: true });
  return { table, data: { count, size, runs } };
}

/**
 * @param {import("../types.js").Client} client
 * @param {readonly import("../types.js").Run[]} runs
 * @param {number} count
 * @param {ReadonlyMap<number, number>} floor
 */
function rowOf(client, runs, count, floor) {
  const own = runs.filter((run) => run.client === client.id && run.failure === undefined);
  if (own.length === 0) return [client.label, "failed"];
  const costs = own.flatMap((run) => (run.cost === undefined ? [] : [run.cost]));
  const ratios = own.flatMap((run) =>
    [(floor.get(run.round) ?? Number.NaN) / run.wall].filter(Number.isFinite),
  );
  const sink = own.at(-1)?.sink;
  return [
    client.label,
    withRange(spread(own.map((run) => (count / run.wall) * 1000)), (value) => String(Math.round(value))),
    middle(spread(ratios), factor),
    middle(spread(own.map((run) => run.wall)), seconds),
    `${middle(spread(costs.map((cost) => cost.user)), seconds)} + ${middle(spread(costs.map((cost) => cost.system)), seconds)}`,
    withRange(spread(costs.map((cost) => cost.peakRss)), mebibytes),
    sink === undefined ? "–" : (sink.requests / count).toFixed(2),
    sink === undefined ? "–" : ((sink.requests - sink.dataRequests) / count).toFixed(2),
    String(sink?.connections ?? "–"),
  ];
}
