// Kills a client half-way and starts it again: how many bytes are sent twice?
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { runClient } from "../measure/run-client.mjs";
import { bytes, factor } from "../report/units.mjs";
import { startNodeSink } from "../sink/node-sink.mjs";
import { sturdyClients } from "./sturdy-clients.mjs";

const MIB = 1024 ** 2;

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function resume(bench) {
  const { options, say } = bench;
  const partSize = 8 * MIB;
  const size = options.quick ? 128 * MIB : 256 * MIB;
  const { able, absent, work } = await sturdyClients(bench, "resume.bin", { size, partSize });
  const outcomes = [];
  for (const client of able) {
    const outcome = await interrupt(bench, client, work);
    say(`  ${client.label}: ${outcome.failure ?? `${bytes(outcome.again)} again`}`);
    outcomes.push(outcome);
  }
  const rows = outcomes.map(({ label, first, second, again, failure }) => [
    label,
    bytes(first),
    failure === undefined ? bytes(second) : "failed",
    failure === undefined ? bytes(again) : "–",
    failure === undefined ? factor((first + second) / size) : "–",
  ]);
  const columns = ["client", "sent when killed", "sent by the second run", "sent again", "sent / size"];
  const notes = [
    `Killed (SIGKILL) when the sink had half of the bytes; the same command again. ${bytes(size)} in parts of ${bytes(partSize)}, ${options.concurrency} connections, link of 200 MB/s.`,
    "A client that cannot resume sends everything again: half of the file more.",
    ...outcomes.flatMap(({ label, failure }) => (failure === undefined ? [] : [`${label}: ${failure}`])),
    ...absent,
  ];
  return {
    scenario: "resume",
    tables: [{ title: "Killed at 50 % and started again", columns, rows, notes }],
    charts: [],
    data: { size, partSize, outcomes },
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../types.js").Client} client
 * @param {{ file: string, size: number, partSize: number, concurrency: number }} work
 */
async function interrupt(bench, client, work) {
  // Slow enough to kill at half of the bytes, fast enough not to take long.
  const sink = await startNodeSink({ shape: { cap: 200e6 } });
  const folder = await mkdtemp(join(bench.folder, "resume-"));
  /** @type {NodeJS.Timeout | undefined} */
  let watch;
  const killed = await runClient(bench, client, work, sink, {
    folder,
    expected: 0,
    onStart: (kill) => {
      watch = setInterval(() => {
        if (sink.statsNow().bytes >= work.size / 2) kill();
      }, 2);
    },
  });
  clearInterval(watch);
  // Bytes in the sockets of the killed process count as sent by it.
  await sink.idle();
  const first = sink.statsNow().bytes;
  const second = await runClient(bench, client, work, sink, { folder, expected: 0 });
  await sink.close();
  await rm(folder, { recursive: true, force: true });
  const again = Math.max(0, first + second.sink.bytes - work.size);
  const untouched = killed.failure === undefined ? "finished before it could be killed" : undefined;
  return {
    client: client.id,
    label: client.label,
    first,
    second: second.sink.bytes,
    again,
    failure: second.failure ?? untouched,
  };
}
