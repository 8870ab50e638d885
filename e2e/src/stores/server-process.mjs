import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a server may take until it answers, ms: a busy machine is slow. */
const PATIENCE = 60_000;
const POLL = 50;
/** How long it may take to end in order, ms; then it is killed. */
const GRACE = 5_000;

/**
 * One server in a process of its own. It ends with this process, even when that is killed: on Linux by the kernel
 * (`setpriv` of util-linux), elsewhere as far as an orderly exit goes.
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

  /** Resolves once `url` answers anything at all. @param {string} url */
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
    throw new Error(`${this.#command} does not answer at ${url}. It said: ${this.#said.trim() || "nothing"}`);
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
