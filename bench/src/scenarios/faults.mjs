// One part meets a fault: which clients recover, the seconds lost, and the bytes sent again.
import { checkBytes } from "../measure/check-bytes.mjs";
import { runClient } from "../measure/run-client.mjs";
import { bytes } from "../report/units.mjs";
import { startNodeSink } from "../sink/node-sink.mjs";
import { sturdyClients } from "./sturdy-clients.mjs";

const MIB = 1024 ** 2;

/** @param {number} after @returns {readonly { name: string, fault: import("../sink/faults.mjs").Fault | undefined }[]} */
function cases(after) {
  const part = 3;
  return [
    { name: "none", fault: undefined },
    { name: "reset mid-part", fault: { kind: "reset", part, times: 1, after } },
    { name: "503, Retry-After 1", fault: { kind: "503", part, times: 1, retryAfter: 1 } },
    { name: "429, Retry-After 1", fault: { kind: "429", part, times: 1, retryAfter: 1 } },
    { name: "stalls mid-part", fault: { kind: "stall", part, times: 1, after } },
    { name: "no answer", fault: { kind: "no-answer", part, times: 1 } },
  ];
}

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function faults(bench) {
  const { options, say } = bench;
  // Larger than the socket buffers (some 6 MB), so that a stalled client still has bytes to send.
  const partSize = options.quick ? 8 * MIB : 32 * MIB;
  const size = options.quick ? 32 * MIB : 256 * MIB;
  const patience = options.quick ? 15_000 : 150_000;
  const { able, absent, work } = await sturdyClients(bench, "faults.bin", { size, partSize });
  const all = cases(partSize / 4).filter(
    ({ fault }) => !options.quick || (fault?.kind !== "stall" && fault?.kind !== "no-answer"),
  );
  /** @type {(Awaited<ReturnType<typeof meet>> & { name: string })[]} */
  const outcomes = [];
  for (const { name, fault } of all) {
    // All clients run concurrently, each with its own sink, because they mostly wait.
    const row = await Promise.all(able.map((client) => meet(bench, client, work, fault, patience)));
    for (const outcome of row) {
      say(
        `  ${name}  ${outcome.label}: ${outcome.failure ?? `${Math.round(outcome.wall)} ms, ${bytes(outcome.again)} again`}`,
      );
      outcomes.push({ name, ...outcome });
    }
  }
  const columns = ["client", ...all.slice(1).map(({ name }) => name)];
  const rows = able.map((client) => {
    const own = outcomes.filter((outcome) => outcome.client === client.id);
    const usual = own.find((outcome) => outcome.name === "none");
    return [
      client.label,
      ...own.filter((outcome) => outcome !== usual).map((outcome) => cell(outcome, usual?.wall ?? 0)),
    ];
  });
  const title = `The third of ${size / partSize} parts meets a fault once: seconds lost, bytes sent again`;
  const notes = [
    `Clients are stopped after ${patience / 1000} s. Seconds lost: wall with the fault minus wall without. All clients ran concurrently on this machine, so tenths are not significant.`,
    "Each successful upload was compared byte for byte.",
    ...outcomes.flatMap(({ name, label, failure }) =>
      failure === undefined ? [] : [`${label}, ${name}: ${failure}`],
    ),
    ...absent,
  ];
  return {
    scenario: "faults",
    tables: [{ title, columns, rows, notes }],
    charts: [],
    data: { size, partSize, outcomes },
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../types.js").Client} client
 * @param {{ file: string, size: number, partSize: number, concurrency: number }} work
 * @param {import("../sink/faults.mjs").Fault | undefined} fault
 * @param {number} timeout
 */
async function meet(bench, client, work, fault, timeout) {
  const sink = await startNodeSink({ crc: true, faults: fault === undefined ? [] : [fault] });
  const run = await runClient(bench, client, work, sink, { timeout });
  const wrong = run.failure === undefined ? await checkBytes(sink, work.file, work.size) : undefined;
  const again = Math.max(0, run.sink.bytes - work.size);
  await sink.close();
  return { client: client.id, label: client.label, wall: run.wall, again, failure: run.failure ?? wrong };
}

/** @param {{ wall: number, again: number, failure: string | undefined }} outcome @param {number} usual */
function cell({ wall, again, failure }, usual) {
  if (failure !== undefined) return failure.startsWith("not done") ? failure : "failed";
  return `+${Math.max(0, (wall - usual) / 1000).toFixed(1)} s, ${bytes(again)}`;
}
