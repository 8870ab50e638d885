import { afterAll, beforeAll, describe } from "vitest";
import { loadPools, type PatientPool } from "../../src/broker/postgres-pool.js";
import { prepareSchemas, QUEUE_SCHEMA } from "../../src/broker/postgres-schema.js";
import { postgresLedger } from "../../src/ledger/postgres/postgres-ledger.js";
import { type PostgresServer, startPostgres } from "../servers/postgres-server.js";
import { ledgerCases } from "./ledger-cases.js";
import { likeTheModel } from "./like-the-model.js";

const TABLES = ["run", "unit", "record", "part", "fault", "worker", "turn", "proof"];
const EMPTY = TABLES.map((table) => `delete from cdf_fleet.${table};`).join(" ");

describe("PostgreSQL", () => {
  let server: PostgresServer;
  let pool: PatientPool;
  beforeAll(async () => {
    server = await startPostgres("synchronous_commit=off");
    const connect = await loadPools(server.url, QUEUE_SCHEMA);
    pool = connect(2);
    await prepareSchemas(pool);
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });
  const open = async () => {
    await pool.query(EMPTY);
    return { ...postgresLedger(pool), close: async () => {} };
  };
  ledgerCases("PostgreSQL", open);
  likeTheModel("PostgreSQL", open);
});
