// Real TCP over lines with a delay, a rate, a queue and loss, between two network namespaces: the command with
// its adaptive number of connections, compared with fixed numbers and with other clients. The scenario `slow`
// paces inside the sink, which hides the congestion control of the kernel.
import { join } from "node:path";
import { chooseClients } from "../clients/clients.mjs";
import { oursCommand } from "../clients/our-command.mjs";
import { missingForLine } from "../link/namespaces.mjs";
import { openLine } from "../link/open-line.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { makeFile } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { spread } from "../measure/summarize.mjs";
import { bytes, factor, middle, seconds, withRange } from "../report/units.mjs";
import { profiles } from "./link-profiles.mjs";
import { usualConnections } from "./slow-peers.mjs";

const MIB = 1024 ** 2;

/**
 * @typedef {object} Setting
 * @property {string} name
 * @property {import("../types.js").Client} client
 * @property {number | "auto"} connections
 */

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function link(bench) {
  const { smoke, quick, size: wanted, congestion } = bench.options;
  const program = bench.tools.native.link;
  const missing = await missingForLine(program);
  if (program === undefined || missing !== undefined) return notRun(missing ?? "it needs a C compiler");
  const size = smoke ? 12 * MIB : quick ? 48 * MIB : Math.min(wanted, 120 * MIB);
  const work = { file: await makeFile(join(bench.folder, "link.bin"), size), size, partSize: 6 * MIB };
  const chosen = bench.options.links ?? (smoke ? [5] : profiles.map((_, at) => at + 1));
  const settings = settingsOf(bench);
  const tables = [];
  const results = [];
  for (const control of congestion) {
    const rows = [];
    for (const { name, line } of profiles.filter((_, at) => chosen.includes(at + 1))) {
      const runs = await measure(bench, { program, line, control, name }, settings, work);
      rows.push([name, ...cellsOf(settings, runs)]);
      results.push({ name, control, runs });
    }
    tables.push({
      title: `${bytes(size)} in parts of ${bytes(work.partSize)} over real TCP (${control})`,
      columns: [
        "line",
        "adaptive",
        "adaptive / best fixed",
        "connections",
        ...settings.slice(1).map(({ name }) => name),
      ],
      rows,
      notes: [
        "Time of the whole process. Delays are round trips; the queue holds one round trip (at least 20 ms) unless named.",
        "The best fixed number is that with the lowest median; nobody knows it beforehand.",
      ],
    });
  }
  return { scenario: "link", tables, charts: [], data: results };
}

/** The adaptive command first, then fixed numbers, then the others with their usual number. @param {import("../types.js").Bench} bench @returns {Setting[]} */
function settingsOf({ options, tools }) {
  const fixed = options.smoke ? [3] : options.quick ? [3, 16] : [1, 3, 6, 16, 32, 64];
  const peers = options.smoke ? [] : chooseClients(options.only).filter(({ id }) => usualConnections.has(id));
  const { able } = whoCanRun(peers, tools, { tls: false, size: 0, partSize: 0, store: "sink" });
  return [
    { name: "adaptive", client: oursCommand, connections: "auto" },
    ...fixed.map((count) => ({ name: `${count}`, client: oursCommand, connections: count })),
    ...able.map((client) => {
      const connections = usualConnections.get(client.id) ?? 4;
      return { name: `${client.label} (${connections})`, client, connections };
    }),
  ];
}

/**
 * Interleaved rounds: each setting once per round, on its own line.
 * @param {import("../types.js").Bench} bench
 * @param {{ program: string, line: import("../link/open-line.mjs").Line, control:
 *   import("../link/namespaces.mjs").Congestion, name: string }} over
 * @param {readonly Setting[]} settings
 * @param {{ file: string, size: number, partSize: number }} work
 */
async function measure(bench, { program, line, control, name }, settings, work) {
  /** @type {Map<Setting, import("../types.js").Run[]>} */
  const all = new Map(settings.map((setting) => [setting, []]));
  for (let round = 0; round < Math.min(bench.options.runs, 3); round += 1) {
    for (const setting of settings) {
      const open = await openLine(program, line, control);
      try {
        const { client, connections: concurrency } = setting;
        const run = await runClient(bench, client, { ...work, concurrency }, open.sink, {
          round,
          within: open.within,
        });
        bench.say(
          `  ${name}, ${control}, ${setting.name}: ${run.failure ?? `${seconds(run.wall)}, at most ${run.sink.mostAtOnce} connections`}`,
        );
        all.get(setting)?.push(run);
      } finally {
        await open.close();
      }
    }
  }
  return [...all].map(([setting, runs]) => ({
    setting: setting.name,
    ours: setting.client === oursCommand,
    runs,
  }));
}

/**
 * @param {readonly Setting[]} settings
 * @param {Awaited<ReturnType<typeof measure>>} measured
 */
function cellsOf(settings, measured) {
  const times = measured.map(({ runs }) =>
    spread(runs.filter((run) => run.failure === undefined).map((run) => run.wall)),
  );
  const [adaptive] = times;
  const best = Math.min(
    ...times.flatMap((time, at) =>
      at > 0 && measured[at]?.ours === true && time !== undefined ? [time.median] : [],
    ),
  );
  const most = spread((measured[0]?.runs ?? []).map((run) => run.sink.mostAtOnce));
  return [
    withRange(adaptive, seconds),
    adaptive === undefined ? "–" : factor(adaptive.median / best),
    middle(most, String),
    ...settings
      .slice(1)
      .map((_, at) => (times[at + 1] === undefined ? "failed" : middle(times[at + 1], seconds))),
  ];
}

/** @param {string} reason @returns {import("../types.js").Result} */
function notRun(reason) {
  const table = {
    title: "Real TCP over lines with delay and loss",
    columns: ["line"],
    rows: [],
    notes: [`Not run: ${reason}.`],
  };
  return { scenario: "link", tables: [table], charts: [], data: { reason } };
}
