import type { BrokerServer } from "./broker-server.js";
import { startPostgres } from "./postgres-server.js";
import { startRedis } from "./redis-server.js";

/** A kind of broker. The tests of a fleet run on each of them. */
export interface Store {
  readonly name: string;
  readonly start: () => Promise<BrokerServer>;
}

export const STORES: readonly Store[] = [
  { name: "Redis", start: () => startRedis() },
  { name: "PostgreSQL", start: () => startPostgres() },
];
