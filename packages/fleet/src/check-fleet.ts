import { messageOf } from "@cdf-multipart/core/internal";
import type { Broker } from "./broker/broker.js";
import { keepBrokerSecrets, openBroker } from "./broker/open-broker.js";
import { isFleetError } from "./errors/fleet-error.js";
import { createSeal } from "./secrets/seal.js";
import { checkRoots, type Roots } from "./sources/roots.js";
import { createRunProver } from "./worker/prove-runs.js";

/** The result of one check of a fleet. */
export interface FleetCheck {
  readonly name: "Broker" | "Broker settings" | "Clock" | "Key" | "Roots" | "Runs";
  readonly outcome: "good" | "warning" | "bad" | "skipped";
  /** The result; a sentence with the way out if it is bad. */
  readonly found: string;
}

/** What is checked. */
export interface FleetCheckOptions {
  /** As for `connectFleet`. A secret. */
  readonly broker: string;
  /** As for `connectFleet`. A secret. */
  readonly key: string | undefined;
  /** The folders of this machine, by the names of the roots. @default none */
  readonly roots?: Roots | undefined;
  /** The project that this machine uploads to; without it, runs are not checked. */
  readonly project?: { readonly baseUrl: string; readonly project: string } | undefined;
}

/** The largest difference of clocks that is not reported, ms. */
const CLOCK_MAX = 2000;

/**
 * Checks everything that a worker needs from its broker and its machine. Each result is returned as soon as
 * it is known. It changes nothing, except that the first machine of a fleet creates the tables of a PostgreSQL
 * server and leaves the proof of its key.
 */
export async function* checkFleet(options: FleetCheckOptions): AsyncGenerator<FleetCheck, void, undefined> {
  const { roots = {} } = options;
  const key = await trying("Key", async () => createSeal(options.key));
  if ("outcome" in key) yield key;
  keepBrokerSecrets(options.broker);
  const startedAt = performance.now();
  const broker = await trying("Broker", () => openBroker(options.broker));
  if ("outcome" in broker) {
    yield broker;
    yield* rootsOf(roots);
    return;
  }
  try {
    const ms = Math.round(performance.now() - startedAt);
    yield { name: "Broker", outcome: "good", found: `${broker.kind}, connected in ${ms} ms` };
    yield* settingsOf(broker);
    yield await clockOf(broker);
    if (!("outcome" in key)) yield await keyOf(broker, key.proof);
    yield* rootsOf(roots);
    yield await runsOf(broker, options);
  } finally {
    await broker.close();
  }
}

async function* settingsOf(broker: Broker): AsyncGenerator<FleetCheck> {
  const name = "Broker settings";
  const faults = await broker.check();
  for (const { message, warns } of faults)
    yield { name, outcome: warns === true ? "warning" : "bad", found: message };
  if (faults.length === 0)
    yield { name, outcome: "good", found: "it keeps what it has acknowledged, and evicts nothing" };
}

async function clockOf({ ledger }: Broker): Promise<FleetCheck> {
  const before = Date.now();
  const server = await ledger.now();
  const after = Date.now();
  const off = server < before ? before - server : Math.max(0, server - after);
  if (off <= CLOCK_MAX) return { name: "Clock", outcome: "good", found: "this machine and the broker agree" };
  return {
    name: "Clock",
    outcome: "warning",
    found: `The clock of this machine is ${Math.round(off / 1000)} s off the clock of the broker. Synchronise both with NTP: upload URLs expire by the clock.`,
  };
}

async function keyOf({ ledger }: Broker, proof: string): Promise<FleetCheck> {
  if ((await ledger.agree("key", proof)) === proof)
    return { name: "Key", outcome: "good", found: "that of the other machines" };
  const found = "CDF_FLEET_KEY is not the key of the other machines. Use the same key everywhere.";
  return { name: "Key", outcome: "bad", found };
}

async function* rootsOf(roots: Roots): AsyncGenerator<FleetCheck> {
  if (Object.keys(roots).length === 0) yield { name: "Roots", outcome: "skipped", found: "none is given" };
  for (const [root, folder] of Object.entries(roots)) {
    yield await trying("Roots", async (): Promise<FleetCheck> => {
      await checkRoots({ [root]: folder });
      return { name: "Roots", outcome: "good", found: `${root} is ${folder}` };
    });
  }
}

async function runsOf({ ledger }: Broker, { project, roots = {} }: FleetCheckOptions): Promise<FleetCheck> {
  if (project === undefined) return { name: "Runs", outcome: "skipped", found: "the project is not known" };
  return trying("Runs", async (): Promise<FleetCheck> => {
    await createRunProver(project, roots).proveAll(ledger);
    return { name: "Runs", outcome: "good", found: "none has another version, project or folder" };
  });
}

async function trying<T extends object>(
  name: FleetCheck["name"],
  work: () => Promise<T>,
): Promise<T | FleetCheck> {
  try {
    return await work();
  } catch (error) {
    if (!isFleetError(error)) throw error;
    return { name, outcome: "bad", found: messageOf(error) };
  }
}
