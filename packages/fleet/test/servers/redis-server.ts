import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import type { BrokerServer } from "./broker-server.js";
import { freePort } from "./free-port.js";

/** A real Redis on this machine, with its own folder. */
export type RedisServer = BrokerServer;

/** Starts a Redis that keeps every write. */
export async function startRedis(...settings: readonly string[]): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "cdf-fleet-redis-"));
  let child: ChildProcess | undefined;
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    folder,
    // It compresses nothing as it is started here.
    async legible(): Promise<void> {},
    async dump(): Promise<string> {
      const log = join(folder, "appendonlydir");
      return readdirSync(log)
        .map((name) => readFileSync(join(log, name), "latin1"))
        .join("");
    },
    async kill(): Promise<void> {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async start(): Promise<void> {
      const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
      const safe = ["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];
      child = spawn("redis-server", [...args, ...safe, ...settings], { stdio: "ignore" });
      const redis = new Redis(server.url, {
        retryStrategy: () => 50,
        maxRetriesPerRequest: null,
        ...passwordOf(settings),
      });
      redis.on("error", () => {});
      try {
        await redis.ping();
      } finally {
        redis.disconnect();
      }
    },
    async remove(): Promise<void> {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function passwordOf(settings: readonly string[]): { readonly password?: string } {
  const at = settings.indexOf("--requirepass");
  const password = at < 0 ? undefined : settings[at + 1];
  return password === undefined ? {} : { password };
}
