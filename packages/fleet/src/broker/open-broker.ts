import { FleetError } from "../errors/fleet-error.js";
import type { Broker } from "./broker.js";
import { openRedisBroker } from "./redis-broker.js";

/**
 * Opens the broker of an address.
 *
 * @throws FleetError `broker-unsuitable` for an address of another kind; `broker-unreachable`.
 */
export async function openBroker(address: string): Promise<Broker> {
  if (/^rediss?:\/\//.test(address)) return openRedisBroker(address);
  const scheme = /^[a-z+]+:/i.exec(address)?.[0] ?? "no scheme";
  throw new FleetError(
    `CDF_FLEET_BROKER must be redis://… or rediss://…; it has ${scheme}. Give the address of a Redis or Valkey server.`,
    { code: "broker-unsuitable" },
  );
}
