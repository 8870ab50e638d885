// Slow links: the time of other clients with their default number of connections.
import { chooseClients } from "../clients/clients.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { runClient } from "../measure/run-client.mjs";
import { middle, seconds } from "../report/units.mjs";
import { startNodeSink } from "../sink/node-sink.mjs";

/**
 * Other clients with their default number of connections (the documented default; for the SDK the number that
 * the API's documentation suggests; Hugging Face's number is fixed).
 * @type {ReadonlyMap<string, number>}
 */
export const usualConnections = new Map([
  ["cognite-sdk", 3],
  ["aws-lib-storage", 4],
  ["azure-blob", 5],
  ["hugging-face", 5],
  ["rclone", 4],
]);

/**
 * @param {import("../types.js").Bench} bench
 * @param {readonly { name: string, auto: import("../types.js").Spread | undefined, peers: readonly
 *   import("../types.js").Run[] }[]} results one a link
 * @returns {import("../types.js").Table}
 */
export function peerTable(bench, results) {
  const rows = chosenPeers(bench).map(({ id, label }) => [
    `${label} (${usualConnections.get(id)})`,
    ...results.map(({ peers }) => timeOf(peers.find((run) => run.client === id))),
  ]);
  return {
    title: "The same links, each client with its default number of connections",
    columns: ["client", ...results.map(({ name }) => name)],
    rows: [["ours, adaptive", ...results.map(({ auto }) => middle(auto, seconds))], ...rows],
    notes: ["One run each; ours the median of its runs above."],
  };
}

/** @param {import("../types.js").Bench} bench */
function chosenPeers({ options, tools }) {
  const wanted = chooseClients(options.only).filter(({ id }) => usualConnections.has(id));
  return whoCanRun(wanted, tools, { tls: false, size: 0, partSize: 0, store: "sink" }).able;
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {string} name
 * @param {import("../sink/node-sink.mjs").Shape} shape
 * @param {{ file: string, size: number, partSize: number }} work
 */
export async function measurePeers(bench, name, shape, work) {
  const runs = [];
  for (const client of chosenPeers(bench)) {
    const sink = await startNodeSink({ shape });
    const run = await runClient(
      bench,
      client,
      { ...work, concurrency: usualConnections.get(client.id) ?? 4 },
      sink,
    );
    await sink.close();
    bench.say(`  ${name}, ${client.label}: ${timeOf(run)}`);
    runs.push(run);
  }
  return runs;
}

/** @param {import("../types.js").Run | undefined} run */
function timeOf(run) {
  if (run === undefined) return "–";
  return run.failure === undefined ? seconds(run.sink.elapsed) : "failed";
}
