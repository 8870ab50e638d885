// Speed and cost: all clients send the same file in the same parts over the same number of connections.
import { mkdir, rm } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { chooseClients, curl } from "../clients/clients.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { calmRun, shareOfOthers } from "../measure/busy-time.mjs";
import { checkBytes } from "../measure/check-bytes.mjs";
import { interleave } from "../measure/interleave.mjs";
import { makeFile, makePartFiles, md5OfEach } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { spread, summarize } from "../measure/summarize.mjs";
import { barChart } from "../report/charts.mjs";
import { summaryTable } from "../report/summary-table.mjs";
import { bytes, factor, gigabytes, withRange } from "../report/units.mjs";
import { answerWith } from "../sink/dialects/cdf.mjs";
import { startSink } from "../sink/start-sink.mjs";

const GIB = 1024 ** 3;

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function throughput(bench) {
  const { size, parts, tls } = bench.options;
  const file = await makeFile(join(bench.folder, "payload.bin"), size);
  const groups = [];
  for (const partSize of parts) {
    const partFolder = join(bench.folder, `parts-${partSize}`);
    await mkdir(partFolder);
    const partFiles = await makePartFiles(file, size, partSize, partFolder);
    answerWith(String(partSize), await md5OfEach(partFiles));
    for (const secure of tls) groups.push(await measure(bench, { file, size, partSize, partFiles }, secure));
    await rm(partFolder, { recursive: true });
  }
  return {
    scenario: "throughput",
    tables: groups.map((group) => group.table),
    charts: groups.flatMap((group) => group.charts),
    data: groups.map(({ table: _table, charts: _charts, ...data }) => data),
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {{ file: string, size: number, partSize: number, partFiles: readonly string[] }} payload
 * @param {boolean} secure
 */
async function measure(bench, payload, secure) {
  const { options, say, tools } = bench;
  const { size, partSize } = payload;
  const wanted = chooseClients(options.only);
  const { able, absent } = whoCanRun(wanted, tools, { tls: secure, size, partSize, store: options.store });
  const work = { ...payload, concurrency: options.concurrency };
  const title = `${bytes(size)} in parts of ${bytes(partSize)}, ${options.concurrency} connections, ${secure ? "TLS" : "plain HTTP"}${options.store === "nginx" ? ", to nginx" : ""}`;
  say(title);
  const wrong = await checkEveryone(bench, able, work, secure);
  const sink = await startSink(bench, { tls: secure, store: options.store });
  const runs = await interleave(able, options.runs, async (client, round) => {
    const once = () => runClient(bench, client, work, sink, { round });
    const run = await (options.quick || round < 0 ? once() : calmRun(once, cpus().length));
    say(
      `  ${round < 0 ? "warm-up" : `run ${round + 1}`}  ${client.label}: ${run.failure ?? `${Math.round(run.sink.elapsed)} ms`}`,
    );
    return run;
  });
  await sink.close();
  const summaries = summarize(able, runs, size, curl.id);
  const notes = [
    `Sink: ${sink.kind}. Median of ${options.runs} interleaved runs (min–max); ratio to curl in the same round, by the sink's clock from the first part's head to the last part's answer; wall is the whole process. Rows of cdf-upload are whole processes: their speed and ratio are by wall time, with the start of Node.`,
    ceilingNote(summaries, runs, size),
    `Checked in a separate run: ${able.length - wrong.length} of ${able.length} clients delivered every byte in its place.`,
    ...wrong,
    ...absent,
  ];
  const kind = `${options.store === "nginx" ? "nginx-" : ""}${secure ? "tls" : "plain"}`;
  return {
    tls: secure,
    partSize,
    size,
    connections: options.concurrency,
    sink: sink.kind,
    summaries,
    runs,
    absent,
    wrong,
    table: summaryTable(title, summaries, notes),
    charts: [
      barChart(
        `throughput-${kind}-${bytes(partSize)}`,
        `Speed: ${title}`,
        "GB/s",
        summaries,
        (one) => one.speed,
        1e9,
      ),
      barChart(
        `memory-${kind}-${bytes(partSize)}`,
        `Peak memory: ${title}`,
        "MiB",
        summaries,
        (one) => one.peakRss,
        1024 ** 2,
      ),
    ],
  };
}

/**
 * Shows whether the sink is the limit: its highest rate, and its own CPU time.
 * @param {readonly import("../types.js").Summary[]} summaries
 * @param {readonly import("../types.js").Run[]} runs
 * @param {number} size
 */
function ceilingNote(summaries, runs, size) {
  const fastest = spread(summaries.flatMap(({ speed }) => (speed === undefined ? [] : [speed.max])));
  const own = spread(
    runs.flatMap(({ sink }) => (sink.cpu === undefined ? [] : [sink.cpu / 1000 / (size / GIB)])),
  );
  const cost = own === undefined ? "" : ` It used ${withRange(own, factor)} CPU seconds per GiB itself.`;
  const others = shareOfOthers(runs, cpus().length);
  const busy =
    others === undefined
      ? ""
      : `; other work took ${Math.round(others * 100)} % of them meanwhile (a run with more than a tenth is repeated, at most three times)`;
  const machine = `Clients and sink share ${cpus().length} cores${busy}.`;
  return `The sink's limit is not below ${gigabytes(fastest?.max ?? 0)}, the fastest of these runs.${cost} ${machine}`;
}

/**
 * One run of each client against a sink that computes a checksum of every body, without timing.
 * @param {import("../types.js").Bench} bench
 * @param {readonly import("../types.js").Client[]} clients
 * @param {Parameters<typeof runClient>[2]} work
 * @param {boolean} secure
 * @returns {Promise<string[]>} the clients that delivered wrong bytes
 */
async function checkEveryone(bench, clients, work, secure) {
  const sink = await startSink(bench, { tls: secure, crc: true, store: bench.options.store });
  const wrong = [];
  for (const client of clients) {
    const run = await runClient(bench, client, work, sink);
    const fault = run.failure ?? (await checkBytes(sink, work.file, work.size));
    if (fault !== undefined) wrong.push(`${client.label} did not deliver the file: ${fault}.`);
  }
  await sink.close();
  return wrong;
}
