import { FleetError } from "../errors/fleet-error.js";
import type { Broker } from "./broker.js";
import { openRedisBroker } from "./redis-broker.js";

/**
 * Opens the broker at a URL.
 *
 * @throws FleetError `broker-unsuitable` for a URL of another kind; `broker-unreachable`.
 */
export async function openBroker(url: string): Promise<Broker> {
  if (/^rediss?:\/\//.test(url)) return openRedisBroker(url);
  const scheme = /^[a-z+]+:/i.exec(url)?.[0] ?? "no scheme";
  throw new FleetError(
    `CDF_FLEET_BROKER must be redis://… or rediss://…; it has ${scheme}. Set it to the URL of a Redis or Valkey server.`,
    { code: "broker-unsuitable" },
  );
}
