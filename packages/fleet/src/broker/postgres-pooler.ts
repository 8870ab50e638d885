import type { PgPoolClient } from "bullmq";
import { FleetError } from "../errors/fleet-error.js";
import type { PatientPool } from "./postgres-pool.js";

async function processOf(client: PgPoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid;
}

/**
 * Refuses a pooler that gives a connection another process of the server for each transaction, such as
 * PgBouncer in transaction mode: a worker that listens for jobs would never hear of one. One connection keeps
 * a transaction open, and the other is asked for its process before and meanwhile.
 *
 * @throws FleetError `broker-unsuitable`.
 */
export async function refusePooler(pool: PatientPool): Promise<void> {
  const one = await pool.connect();
  const other = await pool.connect().catch((error: unknown) => {
    one.release();
    throw error;
  });
  try {
    const before = await processOf(one);
    await other.query("begin");
    const others = await processOf(other);
    const meanwhile = others === before ? undefined : await processOf(one);
    await other.query("rollback");
    if (before === meanwhile) return;
  } finally {
    one.release();
    other.release();
  }
  throw new FleetError(
    "CDF_FLEET_BROKER is a connection pooler in transaction mode, through which workers cannot listen for jobs. Set it to the URL of the PostgreSQL server itself, or of a pooler in session mode.",
    { code: "broker-unsuitable" },
  );
}
