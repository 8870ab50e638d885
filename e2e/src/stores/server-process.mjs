import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** ms until a server must respond. Long, because a busy machine is slow. */
const PATIENCE = 300_000;
const POLL = 50;
/** ms until a server must have ended by itself. Then it is killed. */
const GRACE = 5_000;

/**
 * A server in its own process. It ends with this process. On Linux the kernel ends it even if this process is
 * killed (`setpriv` of util-linux); elsewhere it needs an orderly exit.
 */
export class ServerProcess {
  #child;
  #said = "";
  #command;

  /** @param {string} command @param {readonly string[]} args */
  constructor(command, args) {
    this.#command = command;
    const [program, ...rest] =
      process.platform === "linux"
        ? ["setpriv", "--pdeathsig", "KILL", "--", command, ...args]
        : [command, ...args];
    this.#child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        this.#said = (this.#said + text).slice(-4096);
      });
    }
    this.#child.on("error", (error) => {
      this.#said += error.message;
    });
    process.once("exit", this.#killNow);
  }

  /** Resolves when `url` gives any answer. @param {string} url */
  async answers(url) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      if (this.#child.exitCode !== null || this.#child.pid === undefined) break;
      try {
        await (await fetch(url, { headers: { connection: "close" } })).arrayBuffer();
        return;
      } catch {
        await sleep(POLL);
      }
    }
    await this.stop();
    throw new Error(
      `${this.#command} does not answer at ${url}. Its output: ${this.#said.trim() || "nothing"}`,
    );
  }

  async stop() {
    process.off("exit", this.#killNow);
    if (this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined)
      return;
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const timer = setTimeout(this.#killNow, GRACE);
    await exited;
    clearTimeout(timer);
  }

  #killNow = () => {
    this.#child.kill("SIGKILL");
  };
}
