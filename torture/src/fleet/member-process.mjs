import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("member.mjs", import.meta.url));

/** All running members. @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/**
 * @typedef {object} Member
 * @property {readonly any[]} events
 * @property {Promise<number | null>} ended its exit code; null after a signal
 * @property {boolean} over
 * @property {() => string} errors what it wrote to standard error
 * @property {(signal: NodeJS.Signals) => void} send
 * @property {(is: (event: any) => boolean) => Promise<void>} saw resolves at such an event, or at its end
 */

/**
 * @param {"work" | "submit"} role
 * @param {object} settings
 * @returns {Member}
 */
export function startMember(role, settings) {
  const child = spawn(process.execPath, [PROGRAM, role, JSON.stringify(settings)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  /** @type {any[]} */
  const events = [];
  let errors = "";
  let over = false;
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => events.push(JSON.parse(line)));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      over = true;
      children.delete(child);
      resolve(code);
    });
  });
  return {
    events,
    ended,
    get over() {
      return over;
    },
    errors: () => errors,
    send: (signal) => void child.kill(signal),
    saw: (is) =>
      new Promise((resolve) => {
        const look = () => {
          if (events.some(is)) resolve();
        };
        lines.on("line", look);
        ended.then(() => resolve(), resolve);
        look();
      }),
  };
}
