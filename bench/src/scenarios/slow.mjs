// Slow links: fixed numbers of connections compared with the adaptive law, from a cold start. The best fixed
// number is not known beforehand, but the law is compared with it.
import { join } from "node:path";
import { oursFile } from "../clients/clients.mjs";
import { makeFile } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { spread } from "../measure/summarize.mjs";
import { lineChart } from "../report/charts.mjs";
import { bytes, factor, seconds, withRange } from "../report/units.mjs";
import { startNodeSink } from "../sink/node-sink.mjs";
import { measurePeers, peerTable } from "./slow-peers.mjs";

const MIB = 1024 ** 2;
const MB = 1e6;
const delay = 20;

/** @type {readonly { name: string, shape: import("../sink/node-sink.mjs").Shape }[]} */
const links = [
  { name: "20 MB/s per connection", shape: { rate: 20 * MB, delay } },
  { name: "20 MB/s per connection, 100 MB/s total", shape: { rate: 20 * MB, cap: 100 * MB, delay } },
  { name: "100 MB/s total", shape: { cap: 100 * MB, delay } },
  { name: "20 MB/s per connection, 503 above 6", shape: { rate: 20 * MB, refuseAbove: 6, delay } },
];

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function slow(bench) {
  const { smoke, quick, size: wanted } = bench.options;
  const size = smoke ? 8 * MIB : quick ? 96 * MIB : Math.min(wanted, 1024 * MIB);
  const fixed = smoke ? [2] : quick ? [2, 8] : [1, 2, 3, 4, 6, 8, 12, 16];
  const partSize = smoke ? 6 * MIB : quick ? 6 * MIB : 16 * MIB;
  const file = await makeFile(join(bench.folder, "slow.bin"), size);
  const work = { file, size, partSize };
  /** @type {(Awaited<ReturnType<typeof measureLink>> & { name: string, peers: readonly import("../types.js").Run[] })[]} */
  const results = [];
  const wantedLinks = bench.options.links ?? (smoke || quick ? [1] : links.map((_, at) => at + 1));
  for (const { name, shape } of links.filter((_, at) => wantedLinks.includes(at + 1))) {
    const ours = await measureLink(bench, name, shape, work, fixed);
    results.push({ name, ...ours, peers: await measurePeers(bench, name, shape, work) });
  }
  const straggler = await measureStraggler(bench, work);
  const title = `${bytes(size)} in parts of ${bytes(partSize)} over slow links, answers delayed by ${delay} ms`;
  const rows = results.map(({ name, best, auto, ratio, again }) => [
    name,
    `${best.connections}: ${seconds(best.elapsed)}`,
    withRange(auto, seconds),
    withRange(ratio, factor),
    bytes(again),
  ]);
  const charts = results.map(({ name, times, auto }) =>
    lineChart(
      `slow-${name}`,
      `${bytes(size)}, ${name}`,
      { name: "connections", unit: "", values: times.map((one) => String(one.connections)) },
      "s",
      [
        { name: "fixed", values: times.map((one) => one.elapsed / 1000) },
        {
          name: "ours, adaptive",
          values: times.map(() => (auto === undefined ? undefined : auto.median / 1000)),
        },
      ],
    ),
  );
  const columns = ["link", "best fixed number", "adaptive", "adaptive / best fixed", "sent again"];
  const notes = [
    "Time by the sink's clock, from the first part's head to the last part's answer, cold start each time.",
  ];
  return {
    scenario: "slow",
    tables: [{ title, columns, rows, notes }, peerTable(bench, results), straggler.table],
    charts,
    data: { results, straggler: straggler.data },
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {string} name
 * @param {import("../sink/node-sink.mjs").Shape} shape
 * @param {{ file: string, size: number, partSize: number }} work
 * @param {readonly number[]} fixed
 */
async function measureLink(bench, name, shape, work, fixed) {
  const times = [];
  for (const concurrency of fixed) {
    const run = await runOver(bench, shape, { ...work, concurrency });
    bench.say(`  ${name}, ${concurrency} connections: ${seconds(run.sink.elapsed)}`);
    times.push({ connections: concurrency, elapsed: run.sink.elapsed, run });
  }
  const best = times.reduce((least, one) => (one.elapsed < least.elapsed ? one : least));
  const runs = [];
  for (let round = 0; round < (bench.options.quick ? 1 : 3); round += 1) {
    const run = await runOver(bench, shape, { ...work, concurrency: "auto" });
    bench.say(
      `  ${name}, adaptive: ${seconds(run.sink.elapsed)}, at most ${run.sink.mostAtOnce} connections`,
    );
    runs.push(run);
  }
  const again = Math.max(...runs.map((run) => run.sink.bytes - work.size));
  const auto = spread(runs.map((run) => run.sink.elapsed));
  const ratio = spread(runs.map((run) => run.sink.elapsed / best.elapsed));
  return { times, best, auto, ratio, again, runs };
}

/** Compares one slow connection of four (a tenth of the speed) with four fast ones. @param {import("../types.js").Bench} bench @param {{ file: string, size: number, partSize: number }} work */
async function measureStraggler(bench, work) {
  const rate = 20 * MB;
  const allFast = await runOver(bench, { rate, delay }, { ...work, concurrency: 4 });
  const oneSlow = await runOver(
    bench,
    { rates: [rate, rate / 10, rate, rate], delay },
    { ...work, concurrency: 4 },
  );
  bench.say(
    `  one of four slow: ${seconds(oneSlow.sink.elapsed)}; all fast: ${seconds(allFast.sink.elapsed)}`,
  );
  const again = oneSlow.sink.bytes - work.size;
  const rows = [
    ["four at 20 MB/s", seconds(allFast.sink.elapsed), "1.00", bytes(0)],
    [
      "one of the four at 2 MB/s",
      seconds(oneSlow.sink.elapsed),
      factor(oneSlow.sink.elapsed / allFast.sink.elapsed),
      bytes(again),
    ],
  ];
  const columns = ["links", "time", "ratio", "sent again"];
  return {
    table: { title: `${bytes(work.size)}, one connection ten times slower`, columns, rows, notes: [] },
    data: { allFast, oneSlow },
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../sink/node-sink.mjs").Shape} shape
 * @param {{ file: string, size: number, partSize: number, concurrency: number | "auto" }} work
 */
async function runOver(bench, shape, work) {
  const sink = await startNodeSink({ shape });
  const run = await runClient(bench, oursFile, work, sink);
  await sink.close();
  if (run.failure !== undefined) throw new Error(`Our client failed over a slow link: ${run.failure}`);
  return run;
}
