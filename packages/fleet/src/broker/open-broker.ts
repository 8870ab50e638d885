import { keepUrlSecrets } from "@cdf-multipart/core";
import { FleetError } from "../errors/fleet-error.js";
import type { Broker } from "./broker.js";

/** Settings of a connection that messages name: modes, and paths of certificates. */
const TLS_SETTINGS = /(?<=[?&])ssl\w+=[^&#]*&?/g;

/**
 * Keeps the secrets in the URL of a broker out of all errors, events and log lines.
 *
 * @param keep `keepUrlSecrets` of core. A program with its own copy of core passes that one, too. @default that
 *   of this package
 */
export function keepBrokerSecrets(url: string, keep: (url: string) => void = keepUrlSecrets): void {
  keep(url.replaceAll(TLS_SETTINGS, ""));
}

/**
 * Opens the broker at a URL. Loads only the code for that broker.
 *
 * @throws FleetError `broker-unsuitable` for a URL of another kind, or a server that could lose uploads;
 *   `broker-unreachable`; `fleet-version`.
 */
export async function openBroker(url: string): Promise<Broker> {
  if (/^rediss?:\/\//.test(url)) {
    const { openRedisBroker } = await import("./redis-broker.js");
    return openRedisBroker(url);
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgresBroker } = await import("./postgres-broker.js");
    return openPostgresBroker(url);
  }
  const scheme = /^[a-z+]+:/i.exec(url)?.[0] ?? "no scheme";
  throw new FleetError(
    `CDF_FLEET_BROKER must be redis://…, rediss://… or postgres://…; it has ${scheme}. Set it to the URL of a Redis, Valkey or PostgreSQL server.`,
    { code: "broker-unsuitable" },
  );
}
