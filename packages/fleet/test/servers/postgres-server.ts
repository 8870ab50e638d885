import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import driver from "pg";
import type { BrokerServer } from "./broker-server.js";
import { freePort } from "./free-port.js";

/** Where Debian keeps the programs of each version. */
const INSTALLED = "/usr/lib/postgresql";
/** The system user for them, because they refuse to run as root. */
const USER = "postgres";
const START_TRIES = 100;

/** Long texts are compressed as a rule, and then cannot be searched for in the log of the server. */
const LEGIBLE = `do $$ declare its record; begin
  for its in select format('alter table %s alter column %I set storage external', c.oid::regclass, a.attname) as change
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace::regnamespace::text like 'cdf_fleet%' and a.attstorage = 'x'
  loop execute its.change; end loop;
end $$`;

/** The programs of the newest version. */
export function postgresPrograms(): string {
  const versions = readdirSync(INSTALLED).sort((one, other) => Number(other) - Number(one));
  return join(INSTALLED, versions[0] ?? "", "bin");
}

/** Options of a child process that must not run as root. */
export function asPostgres(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const read = (flag: string): number => Number(execFileSync("id", [flag, USER], { encoding: "utf8" }));
  return { uid: read("-u"), gid: read("-g") };
}

/** Writes a file that only the server can read. */
export function writeOwned(place: string, text: string): void {
  writeFileSync(place, text);
  const { uid, gid } = asPostgres();
  if (uid !== undefined && gid !== undefined) chownSync(place, uid, gid);
  chmodSync(place, 0o600);
}

/** A PostgreSQL whose files belong to the test. */
export interface PostgresServer extends BrokerServer {
  readonly port: number;
  /** Runs statements as its superuser, in the database "fleet". */
  run(...statements: readonly string[]): Promise<void>;
  /** Runs statements in another database. */
  within(database: string, ...statements: readonly string[]): Promise<void>;
  /** The rows of a query. */
  read(query: string): Promise<readonly unknown[]>;
}

/**
 * Starts a PostgreSQL that keeps every write, with a database "fleet" that the superuser owns.
 *
 * @param settings as in postgresql.conf: `name=value`
 */
export async function startPostgres(...settings: readonly string[]): Promise<PostgresServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "cdf-fleet-postgres-"));
  const owner = asPostgres();
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const programs = postgresPrograms();
  const own = { ...owner, cwd: folder };
  const initial = ["-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(programs, "initdb"), initial, { ...own, stdio: "ignore" });
  const url = (database: string): string => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  // The superuser needs no password, and every other user needs one.
  const hosts = [`host all ${USER} 127.0.0.1/32 trust`, "host all all 127.0.0.1/32 scram-sha-256", ""];
  writeOwned(join(data, "pg_hba.conf"), hosts.join("\n"));
  let child: ChildProcess | undefined;
  const ended = (): boolean => child === undefined || child.exitCode !== null || child.signalCode !== null;

  async function run(database: string, statements: readonly string[]): Promise<readonly unknown[]> {
    let rows: readonly unknown[] = [];
    const client = new driver.Client({ connectionString: url(database) });
    client.on("error", () => {});
    await client.connect();
    try {
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return rows;
    } finally {
      await client.end();
    }
  }

  const server: PostgresServer = {
    url: url("fleet"),
    folder,
    port,
    async run(...statements): Promise<void> {
      await run("fleet", statements);
    },
    async within(database, ...statements): Promise<void> {
      await run(database, statements);
    },
    read: (query) => run("fleet", [query]),
    async kill(): Promise<void> {
      if (ended()) return;
      const exit = once(child ?? process, "exit");
      child?.kill("SIGKILL");
      await exit;
    },
    async start(): Promise<void> {
      const places = [
        "listen_addresses=127.0.0.1",
        `unix_socket_directories=${folder}`,
        "max_connections=100",
      ];
      const args = [
        "-D",
        data,
        "-p",
        String(port),
        ...[...places, ...settings].flatMap((one) => ["-c", one]),
      ];
      for (let tries = 1; ; tries += 1) {
        // Processes of the killed server may still be ending, so that a start is refused.
        if (ended()) {
          rmSync(join(data, "postmaster.pid"), { force: true });
          child = spawn(join(programs, "postgres"), args, { ...own, stdio: "ignore" });
        }
        try {
          await run("postgres", ["select 1"]);
          return;
        } catch (error) {
          if (tries === START_TRIES) throw error;
          await sleep(100);
        }
      }
    },
    async legible(): Promise<void> {
      await run("fleet", [LEGIBLE]);
    },
    async dump(): Promise<string> {
      const args = ["-h", "127.0.0.1", "-p", String(port), "-U", USER, "--inserts", "fleet"];
      const tables = execFileSync(join(programs, "pg_dump"), args, { ...own, encoding: "latin1" });
      // The log of the server still contains deleted data.
      const logs = readdirSync(join(data, "pg_wal")).filter((name) => /^[0-9A-F]{24}$/.test(name));
      return tables + logs.map((name) => readFileSync(join(data, "pg_wal", name), "latin1")).join("");
    },
    async remove(): Promise<void> {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  await run("postgres", ["create database fleet"]);
  return server;
}
