import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
/** The built command, as users run it. */
export const COMMAND = join(dirname(require.resolve("@cdf-multipart/cli/package.json")), "dist", "main.js");

/** All running child processes. @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/**
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * @typedef {object} Running
 * @property {Promise<Ended>} ended
 * @property {Promise<string>} firstLine of its output; rejects if the process ends before
 * @property {boolean} over
 * @property {(signal: NodeJS.Signals) => void} kill
 */

/**
 * Starts `cdf-upload`.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env replaces our environment, except for PATH
 * @returns {Running}
 */
export function startCommand(args, env) {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  let over = false;
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      over = true;
      children.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  /** @type {Promise<string>} */
  const firstLine = new Promise((resolve, reject) => {
    const look = () => {
      const end = stdout.indexOf("\n");
      if (end >= 0) resolve(stdout.slice(0, end));
    };
    child.stdout.on("data", look);
    ended.then(({ code }) => reject(new Error(`cdf-upload ended with ${code}: ${stderr}`)), reject);
  });
  firstLine.catch(() => {});
  return {
    ended,
    firstLine,
    get over() {
      return over;
    },
    kill: (signal) => void child.kill(signal),
  };
}
