import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import driver from "pg";
import { freePort } from "./free-port.js";
import { asPostgres, type PostgresServer, writeOwned } from "./postgres-server.js";

const START_TRIES = 100;

/** A real PgBouncer in front of a server. */
export interface Pooler {
  readonly url: string;
  remove(): Promise<void>;
}

/**
 * Starts a PgBouncer.
 *
 * @param settings lines of its settings, such as `pool_mode = transaction`
 */
export async function startPooler(server: PostgresServer, ...settings: readonly string[]): Promise<Pooler> {
  const port = await freePort();
  const place = join(server.folder, `pooler-${port}.ini`);
  const database = `fleet = host=127.0.0.1 port=${server.port} dbname=fleet user=postgres`;
  const own = ["listen_addr = 127.0.0.1", `listen_port = ${port}`, "auth_type = any", "unix_socket_dir ="];
  writeOwned(place, ["[databases]", database, "[pgbouncer]", ...own, ...settings, ""].join("\n"));
  const child: ChildProcess = spawn("/usr/sbin/pgbouncer", ["-q", place], {
    ...asPostgres(),
    stdio: "ignore",
  });
  const url = `postgres://postgres@127.0.0.1:${port}/fleet`;
  for (let tries = 1; ; tries += 1) {
    const client = new driver.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      break;
    } catch (error) {
      if (tries === START_TRIES) throw error;
      await sleep(50);
    }
  }
  return {
    url,
    async remove(): Promise<void> {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
  };
}
