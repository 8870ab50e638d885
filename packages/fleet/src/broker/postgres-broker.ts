import {
  type BackendFactory,
  FlowProducer,
  PostgresConnection,
  PostgresQueueBackend,
  Queue,
  Worker,
} from "bullmq";
import { brokerFailed, isFleetError } from "../errors/fleet-error.js";
import { KEY_PREFIX, queueOf } from "../jobs/job.js";
import { postgresLedger } from "../ledger/postgres/postgres-ledger.js";
import { postgresTurnStore } from "../pacer/postgres-turn-store.js";
import type { Broker, Work, WorkSettings } from "./broker.js";
import { bullmqQueues, bullmqWorker, type QueueOnStore } from "./bullmq-broker.js";
import { needSuitable } from "./need-suitable.js";
import { checkPostgres } from "./postgres-check.js";
import { notOpened } from "./postgres-errors.js";
import { loadPools, type PatientPool } from "./postgres-pool.js";
import { refusePooler } from "./postgres-pooler.js";
import { prepareSchemas, QUEUE_SCHEMA } from "./postgres-schema.js";
import { postgresUrl } from "./postgres-url.js";

/** Connections of a process for ledger, pacer and adding jobs. */
const SHARED_CONNECTIONS = 4;
/** Connections of a worker for the queue of a root: one of them listens for jobs. */
const WORKER_CONNECTIONS = 3;

/** A connection of the queue, in the schema of the fleet. */
class QueueConnection extends PostgresConnection {
  override readonly schema = QUEUE_SCHEMA;
}

type Backend = BackendFactory<PostgresQueueBackend, PatientPool>;

/**
 * Opens a broker on PostgreSQL, and creates its tables if there are none.
 *
 * @throws FleetError `broker-unreachable`, `broker-unsuitable`, `fleet-version`.
 */
export async function openPostgresBroker(url: string): Promise<Broker> {
  const open = await loadPools(postgresUrl(url), QUEUE_SCHEMA);
  const pool = open(SHARED_CONNECTIONS);
  const connection = new QueueConnection(pool);
  try {
    await refusePooler(pool, QUEUE_SCHEMA);
    await needSuitable({ check: () => checkPostgres(pool) });
    await prepareSchemas(pool);
    await connection.waitUntilReady();
  } catch (error) {
    await pool.end();
    throw isFleetError(error) ? error : notOpened(error);
  }
  pool.outlast();
  const shared = { connection: pool, prefix: KEY_PREFIX };
  const backend: Backend = (name, opts) => new PostgresQueueBackend(connection, name, opts, false);
  const queues = new Map<string, QueueOnStore>();
  const queue = (name: string): QueueOnStore => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const opened = new Queue(name, shared, backend);
    opened.on("error", () => {});
    queues.set(name, opened);
    return opened;
  };
  const flows = new FlowProducer(shared, backend);
  flows.on("error", () => {});
  return {
    kind: "postgres",
    ledger: postgresLedger(pool),
    turns: postgresTurnStore(pool),
    queues: bullmqQueues(queue, flows),
    work: (root, work, settings) => startQueueWorker(open(WORKER_CONNECTIONS), root, work, settings),
    check: () => checkPostgres(pool),
    async close(): Promise<void> {
      await Promise.allSettled([...queues.values()].map((one) => one.close()));
      await flows.close().catch(() => {});
      await connection.close();
      await pool.end();
    },
  };
}

async function startQueueWorker(pool: PatientPool, root: string, work: Work, settings: WorkSettings) {
  const connection = new QueueConnection(pool);
  try {
    await connection.waitUntilReady();
  } catch (error) {
    await pool.end();
    throw brokerFailed("open the queue", error);
  }
  pool.outlast();
  const backend: Backend = (name, opts) => new PostgresQueueBackend(connection, name, opts, true, name);
  return bullmqWorker(
    (process, its) => {
      const worker = new Worker(queueOf(root), process, { connection: pool, ...its }, backend);
      worker.on("closing", () => pool.hurry());
      worker.on("closed", () => void pool.end());
      return worker;
    },
    work,
    settings,
  );
}
