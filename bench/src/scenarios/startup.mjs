// The start-up time of commands.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runCommand } from "../measure/run-command.mjs";
import { spread } from "../measure/summarize.mjs";
import { mebibytes, withRange } from "../report/units.mjs";

const require = createRequire(import.meta.url);

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function startup(bench) {
  const { tools, options, folder } = bench;
  const ours = oursCommand();
  const commands = [
    { label: "node, an empty program (the floor of ours)", command: process.execPath, args: ["-e", "0"] },
    { label: "ours: cdf-upload --version", command: process.execPath, args: [ours, "--version"] },
    { label: "ours: cdf-upload --help", command: process.execPath, args: [ours, "--help"] },
    { label: "curl --version", command: "curl", args: ["--version"], missing: tools.curl === undefined },
    { label: "rclone version", command: "rclone", args: ["version"], missing: tools.rclone === undefined },
  ];
  const able = commands.filter(({ missing }) => missing !== true);
  const absent = commands
    .filter(({ missing }) => missing === true)
    .map(({ label }) => `${label}: not installed.`);
  /** @type {Map<string, { wall: number, rss: number | undefined }[]>} */
  const runs = new Map(able.map(({ label }) => [label, []]));
  const rounds = options.smoke ? 1 : options.quick ? 5 : 20;
  for (let round = -1; round < rounds; round += 1) {
    for (const { label, command, args } of able) {
      const ended = await runCommand({ command, args }, { tools, folder, timeout: 60_000 });
      if (ended.failure !== undefined) throw new Error(`${label} ${ended.failure}`);
      if (round >= 0) runs.get(label)?.push({ wall: ended.wall, rss: ended.cost?.peakRss });
    }
  }
  const rows = able.map(({ label }) => {
    const own = runs.get(label) ?? [];
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

/** @returns {string} path of our built command */
function oursCommand() {
  const manifest = require.resolve("@cdf-multipart/cli/package.json");
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin["cdf-upload"]);
}
