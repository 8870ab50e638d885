import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { commandLine } from "./command-line.mjs";

/** `cdf-upload emulator` in its own process, as users run it. */
export class EmulatorProcess {
  #child;

  /** @param {import("node:child_process").ChildProcess} child @param {{ url: string, token: string, project: string }} address */
  constructor(child, address) {
    this.#child = child;
    this.address = address;
  }

  /** @param {readonly string[]} args @param {Readonly<Record<string, string>>} env */
  static async start(args, env) {
    const child = spawn(process.execPath, [commandLine, "emulator", "--json", ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout });
    const exited = once(child, "exit").then(() => {
      throw new Error("The emulator ended before it listened on its port.");
    });
    exited.catch(() => {});
    const [line] = await Promise.race([once(lines, "line"), exited]);
    return new EmulatorProcess(child, JSON.parse(line));
  }

  async stop() {
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await exited;
  }
}
