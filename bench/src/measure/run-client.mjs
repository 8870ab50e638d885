// One run of one client against a sink. It checks that every byte was sent.
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { busyTime } from "./busy-time.mjs";
import { runCommand } from "./run-command.mjs";

const runLimit = 15 * 60_000;

/**
 * @typedef {object} RunOptions
 * @property {number} [round]
 * @property {number} [timeout] ms
 * @property {number} [expected] minimum number of bytes at the sink. Default: the file's size
 * @property {(kill: () => void) => void} [onStart]
 * @property {string} [folder] kept afterwards. Default: a new folder that is removed
 * @property {readonly string[]} [within] a command that runs its arguments as a command, in a namespace
 */

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../types.js").Client} client
 * @param {Omit<import("../types.js").Job, "origin" | "port" | "tls" | "caFile" | "store" | "root" | "folder">
 *   & { root?: string }} work
 * @param {import("../types.js").Sink} sink
 * @param {RunOptions} [options]
 * @returns {Promise<import("../types.js").Run>}
 */
export async function runClient(bench, client, work, sink, options = {}) {
  const folder = options.folder ?? (await mkdtemp(join(bench.folder, `${client.id}-`)));
  await sink.reset();
  const job = {
    root: bench.options.root,
    ...work,
    origin: sink.origin,
    port: sink.port,
    tls: sink.tls,
    store: bench.options.store,
    folder,
    ...(sink.caFile === undefined ? {} : { caFile: sink.caFile }),
  };
  const { timeout = runLimit, onStart, within } = options;
  const before = await busyTime();
  const ended = await runCommand(client.command(job, bench.tools), {
    tools: bench.tools,
    folder,
    timeout,
    ...(onStart === undefined ? {} : { onStart }),
    ...(within === undefined ? {} : { within }),
  });
  const after = await busyTime();
  const stats = await sink.stats();
  if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  const { cost, wall, output } = ended;
  const expected = options.expected ?? work.size;
  const short = stats.bytes < expected ? `sent ${stats.bytes} of ${expected} bytes` : undefined;
  const round = options.round ?? 0;
  return {
    client: client.id,
    round,
    cost,
    wall,
    ...(before === undefined || after === undefined ? {} : { busy: after - before }),
    sink: stats,
    failure: ended.failure ?? short,
    said: lastJson(output),
  };
}

/** @param {string} output @returns {Record<string, unknown> | undefined} */
function lastJson(output) {
  const line = output.trim().split("\n").at(-1) ?? "";
  return line.startsWith("{") ? JSON.parse(line) : undefined;
}
