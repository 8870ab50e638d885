import { createFilesClient, type FilesClient, keepSecret, keepUrlSecrets } from "@cdf-multipart/core";
import type { Fleet } from "@cdf-multipart/fleet";
import { SettingsError } from "../errors.js";
import { toStderr } from "../output/write.js";
import { readEnvironment, readSettings } from "../settings/connect.js";
import { type FleetModule, loadFleet } from "./load-fleet.js";
import { type RootPair, rootsOf } from "./root-options.js";

/** Values of the options that every command of a fleet has. */
export interface FleetConnection {
  readonly settings?: string;
  readonly requestsPerSecond?: number;
  readonly root?: readonly RootPair[];
}

/** The connection settings of the fleet, from the environment and the settings file. */
export interface FleetPlace {
  /** The URL of the broker. A secret. */
  readonly broker: string;
  /** A secret. */
  readonly key: string | undefined;
  readonly roots: Readonly<Record<string, string>>;
}

/**
 * Reads the connection settings of the fleet.
 *
 * @throws SettingsError without `CDF_FLEET_BROKER`.
 */
export function readPlace(
  { keepBrokerSecrets }: Pick<FleetModule, "keepBrokerSecrets">,
  { settings, root }: FleetConnection,
): FleetPlace {
  const env = readEnvironment(settings);
  const { CDF_FLEET_BROKER: broker = "", CDF_FLEET_KEY: key = "" } = env;
  if (broker === "") {
    throw new SettingsError(
      "CDF_FLEET_BROKER is not set. Set it to the URL of the Redis, Valkey or PostgreSQL server of the fleet, such as rediss://redis.plant:6379.",
    );
  }
  // This program has its own copy of core, whose secrets are its own.
  keepBrokerSecrets(broker, keepUrlSecrets);
  if (key !== "") keepSecret(key);
  return { broker, key, roots: rootsOf(root, env) };
}

/** A client of the project, with shared limits or without. */
export function fleetClient(
  { settings: file }: FleetConnection,
  limits?: Parameters<typeof createFilesClient>[0]["limits"],
): FilesClient {
  const { settings, token } = readSettings({ file, prompt: toStderr });
  return createFilesClient({
    ...settings,
    token,
    appId: "cdf-upload",
    ...(limits === undefined ? {} : { limits }),
  });
}

/** A connection to the fleet, and the package that made it. */
export interface Connected {
  readonly module: FleetModule;
  readonly fleet: Fleet;
  readonly place: FleetPlace;
}

/**
 * Connects to the fleet. All machines with the same project and login share one request budget.
 *
 * @throws SettingsError for a missing package or setting; FleetError if the broker or the key cannot be used.
 */
export async function connectToFleet(options: FleetConnection): Promise<Connected> {
  const module = await loadFleet();
  const place = readPlace(module, options);
  const { baseUrl, project } = fleetClient(options);
  const env = readEnvironment(options.settings);
  const login = env["IDP_CLIENT_ID"] ?? env["COGNITE_CLIENT_ID"] ?? "";
  const fleet = await module.connectFleet({
    broker: place.broker,
    key: place.key,
    budget: JSON.stringify([baseUrl, project, login]),
    requestsPerSecond: options.requestsPerSecond,
    client: (limits) => fleetClient(options, limits),
  });
  return { module, fleet, place };
}
