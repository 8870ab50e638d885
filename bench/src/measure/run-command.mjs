// Runs a command to its end and returns the operating system's figures of its cost.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The environment variables that a command gets: no proxy, token or option of the user. */
const passed = ["PATH", "LANG", "TMPDIR"];

/**
 * @typedef {object} Ended
 * @property {import("../types.js").Cost | undefined} cost
 * @property {number} wall
 * @property {string} output
 * @property {string | undefined} failure
 */

/**
 * @param {import("../types.js").Command} command
 * @param {{ tools: import("../types.js").Tools, folder: string, timeout: number, onStart?: (kill: () => void)
 *   => void, within?: readonly string[] }} options `within`: a command that runs its arguments as a command
 * @returns {Promise<Ended>}
 */
export async function runCommand({ command, args, env }, { tools, folder, timeout, onStart, within = [] }) {
  const account = join(folder, "account.json");
  const [program = command, ...rest] = [...within, ...wrapper(tools, account), command, ...args];
  const started = performance.now();
  const child = spawn(program, rest, {
    cwd: folder,
    env: { ...inherited(), HOME: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Its own process group, so that its child processes end with it.
    detached: true,
  });
  let late = false;
  const kill = () => void endGroup(child.pid);
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, timeout);
  onStart?.(kill);
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (errors = (errors + chunk).slice(-4000)));
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      errors += error.message;
      resolve(-1);
    });
    child.once("close", resolve);
  });
  clearTimeout(timer);
  const wall = performance.now() - started;
  const cost = await readAccount(tools, account);
  const failure = late ? `not done within ${Math.round(timeout / 1000)} s` : failureOf(code, errors);
  return { cost, wall: cost?.wall ?? wall, output, failure };
}

/** @param {import("../types.js").Tools} tools @param {string} account @returns {string[]} */
function wrapper({ native }, account) {
  if (native.account !== undefined) return [native.account, account];
  const format = '{"wall":%e,"user":%U,"system":%S,"peakRss":%M,"code":%x,"signal":0}';
  return existsSync("/usr/bin/time") ? ["/usr/bin/time", "-q", "-o", account, "-f", format] : [];
}

/** @param {import("../types.js").Tools} tools @param {string} account @returns {Promise<import("../types.js").Cost | undefined>} */
async function readAccount({ native }, account) {
  const text = await readFile(account, "utf8").catch(() => "");
  if (!text.startsWith("{")) return undefined;
  const cost = JSON.parse(text);
  if (native.account !== undefined) return cost;
  // GNU time counts in seconds and KiB.
  const { wall, user, system, peakRss } = cost;
  return { ...cost, wall: wall * 1000, user: user * 1000, system: system * 1000, peakRss: peakRss * 1024 };
}

function inherited() {
  return Object.fromEntries(
    passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It has already ended.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** @param {number | null} code @param {string} errors */
function failureOf(code, errors) {
  if (code === 0) return undefined;
  const lines = errors.split("\n").filter((line) => line.trim() !== "");
  // A stack trace starts with the source line. The message is on a line that begins with `SomeError:`.
  const telling =
    lines.find((line) => /^\s*(Uncaught )?[\w$]*(Error|error)?( \[[^\]]*\])?: /.test(line)) ??
    lines.at(-1) ??
    "";
  return `ended with ${code ?? "a signal"}: ${telling.trim().slice(0, 200)}`;
}
