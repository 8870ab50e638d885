// The start-up time of commands.

import { join } from "node:path";
import { commandOf, oursCommand } from "../clients/our-command.mjs";
import { makeFile } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { runCommand } from "../measure/run-command.mjs";
import { spread } from "../measure/summarize.mjs";
import { mebibytes, withRange } from "../report/units.mjs";
import { startSink } from "../sink/start-sink.mjs";

/** Bytes of the file that is uploaded. */
const SIZE = 1000;

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function startup(bench) {
  const { tools, options, folder } = bench;
  const ours = commandOf(options.root);
  const commands = [
    { label: "node, an empty program (the floor of ours)", command: process.execPath, args: ["-e", "0"] },
    { label: "ours: cdf-upload --version", command: process.execPath, args: [ours, "--version"] },
    { label: "ours: cdf-upload --help", command: process.execPath, args: [ours, "--help"] },
    { label: "curl --version", command: "curl", args: ["--version"], missing: tools.curl === undefined },
    { label: "rclone version", command: "rclone", args: ["version"], missing: tools.rclone === undefined },
  ];
  const sink = await startSink(bench, { tls: false, store: "sink" });
  const file = await makeFile(join(folder, "small.bin"), SIZE);
  const work = { file, size: SIZE, partSize: 64 * 1024 ** 2, concurrency: /** @type {const} */ ("auto") };
  const uploading = `ours: cdf-upload of ${SIZE} bytes`;
  const able = commands.filter(({ missing }) => missing !== true);
  const absent = commands
    .filter(({ missing }) => missing === true)
    .map(({ label }) => `${label}: not installed.`);
  /** @type {Map<string, { wall: number, rss: number | undefined }[]>} */
  const runs = new Map([...able.map(({ label }) => label), uploading].map((label) => [label, []]));
  const rounds = options.smoke ? 1 : options.quick ? 5 : 20;
  for (let round = -1; round < rounds; round += 1) {
    for (const { label, command, args } of able) {
      const ended = await runCommand({ command, args }, { tools, folder, timeout: 60_000 });
      if (ended.failure !== undefined) throw new Error(`${label} ${ended.failure}`);
      if (round >= 0) runs.get(label)?.push({ wall: ended.wall, rss: ended.cost?.peakRss });
    }
    const upload = await runClient(bench, oursCommand, work, sink, { round });
    if (upload.failure !== undefined) throw new Error(`${uploading}: ${upload.failure}`);
    if (round >= 0) runs.get(uploading)?.push({ wall: upload.wall, rss: upload.cost?.peakRss });
  }
  await sink.close();
  const rows = [...runs].map(([label, own]) => {
    const rss = own.flatMap((run) => (run.rss === undefined ? [] : [run.rss]));
    return [
      label,
      withRange(spread(own.map((run) => run.wall)), (ms) => `${Math.round(ms)} ms`),
      withRange(spread(rss), mebibytes),
    ];
  });
  const title = `Start-up of the command line, ${rounds} interleaved runs`;
  return {
    scenario: "startup",
    tables: [{ title, columns: ["command", "wall", "peak RSS"], rows, notes: absent }],
    charts: [],
    data: Object.fromEntries(runs),
  };
}
