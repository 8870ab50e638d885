// Real object stores on this machine. Ours uploads through the emulator, which signs URLs of the store; the
// bytes go directly to the store. The store's own client uploads directly, and curl to URLs that the emulator
// signed.
import { mkdir } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { startAzurite } from "@cdf-multipart/e2e/src/stores/start-azurite.mjs";
import { startSwift } from "@cdf-multipart/e2e/src/stores/start-swift.mjs";
import { startEmulator } from "@cdf-multipart/emulator";
import { chooseClients } from "../clients/clients.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { interleave } from "../measure/interleave.mjs";
import { makeFile, makePartFiles } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { spread } from "../measure/summarize.mjs";
import { bytes, factor, mebibytes, middle, seconds, withRange } from "../report/units.mjs";
import { azureTarget, s3Target, signedUrls } from "./store-targets.mjs";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/**
 * @typedef {object} RunningStore
 * @property {import("@cdf-multipart/emulator").StoreOptions} options for the emulator
 * @property {import("../types.js").StoreTarget} target for the store's own clients
 * @property {() => Promise<void>} stop
 */

/** @type {readonly { name: string, clients: readonly string[], start: () => Promise<RunningStore> }[]} */
const kinds = [
  {
    name: "OpenStack Swift, through its S3 API",
    clients: ["curl", "ours-file", "ours-no-journal", "aws-lib-storage", "rclone"],
    start: async () => s3Target(await startSwift()),
  },
  {
    name: "Azurite, as Azure Blob Storage",
    clients: ["curl", "ours-file", "ours-no-journal", "azure-blob"],
    start: async () => azureTarget(await startAzurite()),
  },
];

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function stores(bench) {
  const { options } = bench;
  const partSize = options.quick ? 8 * MIB : 16 * MIB;
  const size = options.quick ? 32 * MIB : Math.min(options.size, 512 * MIB);
  const file = await makeFile(join(bench.folder, "stores.bin"), size);
  const partFolder = join(bench.folder, "stores-parts");
  await mkdir(partFolder);
  const partFiles = await makePartFiles(file, size, partSize, partFolder);
  const work = { file, size, partSize, partFiles, concurrency: options.concurrency };
  const tables = [];
  const data = [];
  for (const kind of kinds) {
    const title = `${bytes(size)} in parts of ${bytes(partSize)}, ${options.concurrency} connections, to ${kind.name}`;
    const store = await kind.start().catch((error) => `${kind.name} did not start: ${String(error)}`);
    if (typeof store === "string") {
      tables.push({ title, columns: ["client"], rows: [], notes: [store] });
      continue;
    }
    const runs = await measureStore(bench, kind.clients, store, work).finally(() => store.stop());
    tables.push({ title, ...rowsOf(runs, size), notes: notesOf(options.runs, runs) });
    data.push({ store: kind.name, size, partSize, runs });
  }
  return { scenario: "stores", tables, charts: [], data };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {readonly string[]} names
 * @param {RunningStore} store
 * @param {{ file: string, size: number, partSize: number, partFiles: readonly string[], concurrency: number
 *   }} work
 */
async function measureStore(bench, names, store, work) {
  const emulator = await startEmulator({
    store: store.options,
    project: "bench",
    token: "bench",
    validateAnswers: false,
  });
  const wanted = chooseClients(bench.options.only ?? names).filter(({ id }) => names.includes(id));
  const { able } = whoCanRun(wanted, bench.tools, { tls: false, store: "sink", ...work });
  const sink = uncounted(emulator.url);
  const runs = await interleave(able, bench.options.runs, async (client, round) => {
    const partUrls = client.id === "curl" ? await signedUrls(emulator.url, work.partFiles.length) : undefined;
    const job = { ...work, target: store.target, ...(partUrls === undefined ? {} : { partUrls }) };
    const run = await runClient(bench, client, job, sink, { round, expected: 0 });
    bench.say(
      `  ${round < 0 ? "warm-up" : `run ${round + 1}`}  ${client.label}: ${run.failure ?? seconds(run.wall)}`,
    );
    return run;
  });
  await emulator.close();
  return runs;
}

/** A store has no counters for the bench, so time is that of the process. @param {string} origin @returns {import("../types.js").Sink} */
function uncounted(origin) {
  const nothing = { bytes: 0, requests: 0, connections: 0, dataRequests: 0, mostAtOnce: 0, elapsed: 0 };
  return {
    kind: "store",
    port: Number(new URL(origin).port),
    tls: false,
    origin,
    caFile: undefined,
    stats: async () => nothing,
    parts: async () => [],
    reset: async () => undefined,
    close: async () => undefined,
  };
}

/** @param {readonly import("../types.js").Run[]} runs @param {number} size */
function rowsOf(runs, size) {
  const curl = new Map(runs.filter(({ client }) => client === "curl").map((run) => [run.round, run.wall]));
  const rows = [...new Set(runs.map(({ client }) => client))].map((id) => {
    const label = chooseClients([id])[0]?.label ?? id;
    const own = runs.filter((run) => run.client === id && run.failure === undefined);
    if (own.length === 0) return [label, "failed"];
    const ratios = own.flatMap((run) =>
      [(curl.get(run.round) ?? Number.NaN) / run.wall].filter(Number.isFinite),
    );
    const costs = own.flatMap((run) => (run.cost === undefined ? [] : [run.cost]));
    const cpu = costs.map((cost) => (cost.user + cost.system) / 1000 / (size / GIB));
    return [
      label,
      withRange(spread(ratios), factor),
      withRange(spread(own.map((run) => run.wall)), seconds),
      middle(spread(cpu), factor),
      withRange(spread(costs.map((cost) => cost.peakRss)), mebibytes),
    ];
  });
  return { columns: ["client", "ratio", "wall", "CPU s/GiB", "peak RSS"], rows };
}

/** @param {number} rounds @param {readonly import("../types.js").Run[]} runs */
function notesOf(rounds, runs) {
  const failed = runs.flatMap(({ client, failure }) =>
    failure === undefined ? [] : [`${client} failed: ${failure}`],
  );
  return [
    `Median of ${rounds} interleaved runs; time is that of the whole process; the store shares ${cpus().length} cores with its clients and is the limit.`,
    ...new Set(failed),
  ];
}
