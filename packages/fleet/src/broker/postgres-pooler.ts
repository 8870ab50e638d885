import type { PgPoolClient } from "bullmq";
import { FleetError } from "../errors/fleet-error.js";
import type { PatientPool } from "./postgres-pool.js";

interface Session {
  readonly pid: number;
  readonly path: string;
}

async function sessionOf(client: PgPoolClient): Promise<Session | undefined> {
  const text = "select pg_backend_pid() as pid, current_setting('search_path') as path";
  return (await client.query<Session>(text)).rows[0];
}

/**
 * Refuses a pooler that gives a connection another process of the server for each transaction, such as
 * PgBouncer in transaction mode: a worker that listens for jobs would not be notified. One connection keeps a
 * transaction open, and the process of the other one is compared before and meanwhile. Refuses a pooler that
 * ignores the settings of connections, too.
 *
 * @param schema that the connections of the pool have set.
 * @throws FleetError `broker-unsuitable`.
 */
export async function refusePooler(pool: PatientPool, schema: string): Promise<void> {
  const one = await pool.connect();
  const other = await pool.connect().catch((error: unknown) => {
    one.release();
    throw error;
  });
  try {
    const before = await sessionOf(one);
    await other.query("begin");
    const others = await sessionOf(other);
    const meanwhile = others?.pid === before?.pid ? undefined : await sessionOf(one);
    await other.query("rollback");
    if (before?.pid === meanwhile?.pid && before?.path === schema) return;
  } finally {
    one.release();
    other.release();
  }
  throw new FleetError(
    "CDF_FLEET_BROKER is a connection pooler, which gives a connection to another process of the server for each transaction, or ignores its settings. Workers cannot listen for jobs through it. Set it to the URL of the PostgreSQL server itself.",
    { code: "broker-unsuitable" },
  );
}
