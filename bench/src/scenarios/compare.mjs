// Compares this working tree with another revision in interleaved runs, for changes of the engine.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildPackages } from "../build-packages.mjs";
import { oursFile } from "../clients/clients.mjs";
import { interleave } from "../measure/interleave.mjs";
import { revisionOf } from "../measure/machine.mjs";
import { makeFile } from "../measure/payload.mjs";
import { runClient } from "../measure/run-client.mjs";
import { summarize } from "../measure/summarize.mjs";
import { summaryTable } from "../report/summary-table.mjs";
import { bytes } from "../report/units.mjs";
import { startSink } from "../sink/start-sink.mjs";

/**
 * @param {import("../types.js").Bench} bench
 * @param {string} ref branch, tag or commit
 * @returns {Promise<import("../types.js").Result>}
 */
export async function compare(bench, ref) {
  const { options, say } = bench;
  const { size, concurrency } = options;
  say(`Building ${ref}`);
  const other = await checkOut(options.root, ref, join(bench.folder, "other"));
  const here = { ...oursFile, id: "ours-here", label: `ours, this tree (${await revisionOf(options.root)})` };
  const there = { ...oursFile, id: "other", label: `ours, ${ref}` };
  const file = await makeFile(join(bench.folder, "payload.bin"), size);
  const tables = [];
  const data = [];
  for (const partSize of options.parts) {
    for (const secure of options.tls) {
      const sink = await startSink(bench, { tls: secure });
      const runs = await interleave([there, here], options.runs, (client, round) => {
        const root = client === there ? other : options.root;
        return runClient(bench, client, { file, size, partSize, concurrency, root }, sink, { round });
      });
      await sink.close();
      const summaries = summarize([there, here], runs, size, there.id);
      const title = `${bytes(size)} in parts of ${bytes(partSize)}, ${concurrency} connections, ${secure ? "TLS" : "plain HTTP"}`;
      tables.push(
        summaryTable(title, summaries, [`Median of ${options.runs} interleaved runs; ratio to ${ref}.`]),
      );
      data.push({ partSize, tls: secure, summaries, runs });
    }
  }
  return { scenario: "compare", tables, charts: [], data };
}

/**
 * Exports the revision to its own folder, installs and builds it. The repository itself is not changed.
 * @param {string} root
 * @param {string} ref
 * @param {string} folder
 */
async function checkOut(root, ref, folder) {
  const run = promisify(execFile);
  await run("git", ["-C", root, "rev-parse", "--verify", "--quiet", `${ref}^{commit}`]).catch(() => {
    throw new Error(`There is no revision ${ref}.`);
  });
  await mkdir(folder);
  await run("sh", ["-c", 'git -C "$1" archive "$2" | tar -x -C "$3"', "sh", root, ref, folder]);
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  await buildPackages(folder);
  return folder;
}
