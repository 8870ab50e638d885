// The machine and the versions of a measurement.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, release, totalmem, type } from "node:os";
import { promisify } from "node:util";
import { clients } from "../clients/clients.mjs";

const require = createRequire(import.meta.url);

/** @param {import("../types.js").Bench} bench */
export async function describeMachine({ tools, options }) {
  const processors = cpus();
  const peers = clients.flatMap((client) => client.packages ?? []);
  return {
    date: new Date().toISOString(),
    revision: await revisionOf(options.root),
    processor: processors[0]?.model ?? "unknown",
    cores: processors.length,
    memory: totalmem(),
    kernel: `${type()} ${release()}`,
    node: process.version,
    tools: { curl: tools.curl, rclone: tools.rclone, openssl: tools.openssl, nginx: tools.nginx },
    peers: Object.fromEntries(peers.map((name) => [name, versionOf(name)])),
    clients: Object.fromEntries(clients.map(({ label, setting }) => [label, setting])),
  };
}

/** @param {string} root @returns {Promise<string>} abbreviated commit, with `+` if files differ from it */
export async function revisionOf(root) {
  const git = (/** @type {string[]} */ ...args) => promisify(execFile)("git", ["-C", root, ...args]);
  try {
    const { stdout: commit } = await git("rev-parse", "--short", "HEAD");
    const { stdout: changes } = await git("status", "--porcelain", "--", "packages", "spec");
    return `${commit.trim()}${changes === "" ? "" : "+"}`;
  } catch {
    return "unknown";
  }
}

/** @param {string} name @returns {string} */
function versionOf(name) {
  const folders = require.resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      return String(JSON.parse(readFileSync(`${folder}/${name}/package.json`, "utf8")).version);
    } catch {}
  }
  return "not installed";
}
