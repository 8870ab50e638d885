/// <reference path="./pg.d.ts" />
import { systemClock } from "@cdf-multipart/core/internal";
import type { PgPool, PgPoolClient, PgQueryResult } from "bullmq";
import { FleetError } from "../errors/fleet-error.js";
import type { SqlStore } from "../ledger/postgres/postgres-ledger.js";
import { isOutage } from "./postgres-errors.js";
import { CONNECT_TIMEOUT, reconnectDelay } from "./reconnect.js";

/** How long a statement may take, ms. Each step needs some time; a server that hangs never responds. */
const QUERY_TIMEOUT = 30_000;
const KEEP_ALIVE_DELAY = 10_000;

/**
 * Connections to a PostgreSQL server, for the ledger and for the queue. Once it is {@link outlast}ing, it
 * waits for a server that restarts, and repeats operations that did not reach it: all operations may be
 * repeated.
 */
export class PatientPool implements PgPool, SqlStore {
  /** The queue reads it to detect connections that were cut off. */
  readonly options = { keepAlive: true } as const;
  readonly #pool: PgPool;
  readonly #hurrying = new AbortController();
  #outlasts = false;

  constructor(pool: PgPool) {
    this.#pool = pool;
    // The operation that fails reports it.
    pool.on("error", () => {});
    // The pool listens only to connections that are idle.
    pool.on("connect", (client) => client.on("error", () => {}));
  }

  /** From now on, operations wait for the end of an outage. */
  outlast(): this {
    this.#outlasts = true;
    return this;
  }

  /** From now on, an outage fails operations again, including those that wait. */
  hurry(): void {
    this.#hurrying.abort();
  }

  query<R>(text: string, params: readonly unknown[] = []): Promise<PgQueryResult<R>> {
    return this.#patiently(() => this.#pool.query<R>(text, [...params]));
  }

  connect(): Promise<PgPoolClient> {
    return this.#patiently(() => this.#pool.connect());
  }

  async end(): Promise<void> {
    this.hurry();
    await this.#pool.end();
  }

  /** The queue must learn of idle connections that were lost. The next operation opens new connections. */
  on(): this {
    return this;
  }

  removeAllListeners(): this {
    return this;
  }

  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this.#hurrying;
    for (let times = 1; ; times += 1) {
      try {
        return await work();
      } catch (error) {
        if (!this.#outlasts || signal.aborted || !isOutage(error)) throw error;
        await systemClock.sleep(reconnectDelay(times), signal).catch(() => {
          throw error;
        });
      }
    }
  }
}

/**
 * Loads the driver, which is an optional dependency: a fleet on Redis does not need it.
 *
 * @param url as `postgresUrl` returns it.
 * @param schema that names without a schema are in.
 * @returns opens a pool of at most this many connections.
 * @throws FleetError `broker-unsuitable` if the driver is not installed.
 */
export async function loadPools(url: string, schema: string): Promise<(max: number) => PatientPool> {
  const { default: driver } = await import("pg").catch((cause: unknown) => {
    const message =
      "CDF_FLEET_BROKER is a PostgreSQL server, and the package that connects to it is not installed. Install it: npm install pg";
    throw new FleetError(message, { code: "broker-unsuitable", cause });
  });
  return (max) =>
    new PatientPool(
      new driver.Pool({
        connectionString: url,
        max,
        application_name: "cdf-fleet",
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        query_timeout: QUERY_TIMEOUT,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
        // The operations are written for "read committed", which may not be the default of the server.
        options: `-c search_path=${schema} -c default_transaction_isolation=read\\ committed`,
      }),
    );
}
