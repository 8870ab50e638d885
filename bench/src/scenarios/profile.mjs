// A sampled CPU profile of our client at full speed, by function.
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { oursFile } from "../clients/clients.mjs";
import { makeFile } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { seconds } from "../report/units.mjs";
import { startSink } from "../sink/start-sink.mjs";

const shown = 25;

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function profile(bench) {
  const { size, concurrency, tls, parts } = bench.options;
  const partSize = parts.length > 1 ? (parts[1] ?? size) : (parts[0] ?? size);
  const file = await makeFile(join(bench.folder, "profile.bin"), size);
  const tables = [];
  const data = [];
  for (const secure of tls) {
    const sink = await startSink(bench, { tls: secure });
    const folder = await mkdtemp(join(bench.folder, "profile-"));
    const client = { ...oursFile, command: profiled(folder) };
    const run = await runClient(bench, client, { file, size, partSize, concurrency }, sink);
    await sink.close();
    if (run.failure !== undefined) throw new Error(`Our client failed: ${run.failure}`);
    const name = (await readdir(folder)).find((entry) => entry.endsWith(".cpuprofile")) ?? "";
    const times = selfTimes(JSON.parse(await readFile(join(folder, name), "utf8")));
    const total = times.reduce((sum, one) => sum + one.ms, 0);
    const rows = times
      .slice(0, shown)
      .map(({ what, ms }) => [what, `${ms.toFixed(0)} ms`, `${((ms / total) * 100).toFixed(1)} %`]);
    const cost =
      run.cost === undefined
        ? ""
        : `; the process: ${seconds(run.cost.user)} user, ${seconds(run.cost.system)} sys`;
    const title = `Main thread of our client, ${secure ? "TLS" : "plain HTTP"}${cost}`;
    const notes = [
      "Self time by function. (program) is native code and the kernel below it: writes to sockets, and the event loop; (idle) is waiting. File reads run on libuv's threads and only count in the figures of the process.",
    ];
    tables.push({ title, columns: ["function", "self", "share"], rows, notes });
    data.push({ tls: secure, run, times });
  }
  return { scenario: "profile", tables, charts: [], data };
}

/** @param {string} folder @returns {import("../types.js").Client["command"]} */
function profiled(folder) {
  return (job, tools) => {
    const { command, args, env } = oursFile.command(job, tools);
    const flags = ["--cpu-prof", "--cpu-prof-interval", "500", "--cpu-prof-dir", folder];
    return { command, args: [...flags, ...args], ...(env === undefined ? {} : { env }) };
  };
}

/**
 * @typedef {object} CpuProfile
 * @property {readonly { id: number, callFrame: { functionName: string, url: string, lineNumber: number } }[]}
 *   nodes
 * @property {readonly number[]} samples
 * @property {readonly number[]} timeDeltas microseconds
 */

/** @param {CpuProfile} profile @returns {{ what: string, ms: number }[]} longest first */
export function selfTimes({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, describe(callFrame)]));
  /** @type {Map<string, number>} */
  const times = new Map();
  samples.forEach((id, at) => {
    const what = names.get(id) ?? "(unknown)";
    times.set(what, (times.get(what) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  });
  return [...times].map(([what, ms]) => ({ what, ms })).sort((a, b) => b.ms - a.ms);
}

/** @param {{ functionName: string, url: string, lineNumber: number }} frame */
function describe({ functionName, url, lineNumber }) {
  const place = url.replace(/^file:\/\/.*\/(packages|spec|node_modules)\//, "$1/");
  return place === ""
    ? functionName || "(anonymous)"
    : `${functionName || "(anonymous)"} ${place}:${lineNumber + 1}`;
}
