import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a server that starts is asked, ms. */
const LOOK = 20;

/** A Redis that keeps every write, in its own process. It can be killed, and set back to an older state. */
export class RedisProcess {
  #folder;
  #port = 0;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  get url() {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async start() {
    await mkdir(this.#folder, { recursive: true });
    if (this.#port === 0) this.#port = await freePort();
    const place = ["--port", String(this.#port), "--bind", "127.0.0.1", "--dir", this.#folder, "--save", ""];
    const safe = ["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];
    const child = spawn("redis-server", [...place, ...safe], { stdio: "ignore" });
    this.#child = child;
    while (!(await answers(this.#port))) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
      await sleep(LOOK);
    }
  }

  async kill() {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Copies its state, for `putBack`. */
  async remember() {
    const copy = join(this.#folder, "remembered");
    await rm(copy, { recursive: true, force: true });
    await cp(join(this.#folder, "appendonlydir"), copy, { recursive: true });
  }

  /** Kills it, and starts it with the state of `remember`. */
  async putBack() {
    await this.kill();
    const kept = join(this.#folder, "appendonlydir");
    await rm(kept, { recursive: true, force: true });
    await cp(join(this.#folder, "remembered"), kept, { recursive: true });
    await this.start();
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** @param {number} port @returns {Promise<boolean>} whether it has loaded its state */
async function answers(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [answer] = await once(socket, "data");
    return String(answer).startsWith("+PONG");
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
