import {
  assertSchemaCompatibility,
  LATEST_SCHEMA_VERSION,
  type PgPoolClient,
  runMigrations,
  SchemaMigrationRequiredError,
  SchemaVersionMismatchError,
} from "bullmq";
import { FleetError } from "../errors/fleet-error.js";
import { FUNCTIONS } from "../ledger/postgres/functions.js";
import { LEDGER_SCHEMA, TABLES } from "../ledger/postgres/tables.js";
import { PACE_SQL } from "../pacer/postgres-turn-store.js";
import { isForbidden } from "./postgres-errors.js";
import type { PatientPool } from "./postgres-pool.js";

/** The schema of the tables of the queue, which the queue maintains itself. */
export const QUEUE_SCHEMA = "cdf_fleet_queue";
/** Grows with each change of the tables or functions of the ledger. */
export const LEDGER_VERSION = 2;

/**
 * Creates the tables of ledger and queue if there are none. Any number of machines may do it concurrently.
 *
 * @throws FleetError `fleet-version` if another version created them; `broker-unsuitable` if the user may not.
 */
export async function prepareSchemas(pool: PatientPool): Promise<void> {
  const client = await pool.connect();
  try {
    if (!(await hasLedger(client))) await createLedger(client);
    await prepareQueue(client);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const message = `The user of CDF_FLEET_BROKER may not create or use the schemas ${LEDGER_SCHEMA} and ${QUEUE_SCHEMA}. Let it own the database, or grant it: grant create on database … to …`;
    throw new FleetError(message, { code: "broker-unsuitable", cause: error });
  } finally {
    client.release();
  }
}

/** Whether the ledger exists. Throws if it is of another version. */
async function hasLedger(client: PgPoolClient): Promise<boolean> {
  // Read as a table, because to_regclass() may still return the state before another machine created the
  // ledger.
  const table = "select from pg_catalog.pg_tables where schemaname = $1 and tablename = 'version'";
  const { rows: found } = await client.query(table, [LEDGER_SCHEMA]);
  if (found.length === 0) return false;
  const { rows } = await client.query<{ number: number }>(`select number from ${LEDGER_SCHEMA}.version`);
  const number = rows[0]?.number;
  if (number === LEDGER_VERSION) return true;
  const message = `The tables of the fleet in this database have version ${number}, and this program needs version ${LEDGER_VERSION}. Install the same version on all machines, or name another database.`;
  throw new FleetError(message, { code: "fleet-version" });
}

async function createLedger(client: PgPoolClient): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtext($1))", [LEDGER_SCHEMA]);
    // Another machine may have created it first.
    if (!(await hasLedger(client)))
      await client.query(`create schema ${LEDGER_SCHEMA}; ${TABLES} ${FUNCTIONS} ${PACE_SQL}
        create table ${LEDGER_SCHEMA}.version (number integer not null);
        insert into ${LEDGER_SCHEMA}.version values (${LEDGER_VERSION});`);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/** The version of the server is checked elsewhere, with a way out. */
const ANY_SERVER = { skipVersionCheck: true } as const;

async function prepareQueue(client: PgPoolClient): Promise<void> {
  try {
    const version = await assertSchemaCompatibility(client, QUEUE_SCHEMA, ANY_SERVER).catch(
      (error: unknown) => {
        if (error instanceof SchemaMigrationRequiredError) return 0;
        throw error;
      },
    );
    if (version < LATEST_SCHEMA_VERSION) await runMigrations(client, QUEUE_SCHEMA, ANY_SERVER);
  } catch (error) {
    if (!(error instanceof SchemaVersionMismatchError)) throw error;
    const message = `The tables of the queue in this database need version ${error.databaseVersion} of the queue, and this program has version ${error.supportedVersion}. Install the same version on all machines, or name another database.`;
    throw new FleetError(message, { code: "fleet-version", cause: error });
  }
}
