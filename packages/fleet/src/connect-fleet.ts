import type { FilesClient, SharedLimits } from "@cdf-multipart/core";
import type { Broker } from "./broker/broker.js";
import { needSuitable } from "./broker/need-suitable.js";
import { keepBrokerSecrets, openBroker } from "./broker/open-broker.js";
import { withState } from "./decide/decide-state.js";
import { FleetError } from "./errors/fleet-error.js";
import {
  cancelRun,
  changeRun,
  type FailedFile,
  failedFiles,
  needRun,
  type RunProgress,
  watchRun,
} from "./fleet-run.js";
import type { RunView, WorkerView } from "./ledger/ledger.js";
import type { FleetItem } from "./list/items.js";
import { fleetLimits } from "./pacer/shared-limits.js";
import { type RetryRunOptions, retryRun } from "./retry-run.js";
import { createSeal } from "./secrets/seal.js";
import { type SubmitOptions, submitRun } from "./submit/submit-run.js";
import { type FleetWorker, startWorker, type WorkOptions } from "./worker/start-worker.js";

/** How to reach a fleet. */
export interface FleetOptions {
  /**
   * `redis://`, `rediss://` or `postgres://` with user, password, host and port, and for PostgreSQL the
   * database. A secret. PostgreSQL needs the package `pg`.
   */
  readonly broker: string;
  /**
   * 32 bytes, as 64 hexadecimal digits or in base64. Upload URLs in the broker are encrypted with it. All
   * machines need the same one. A secret.
   */
  readonly key: string | undefined;
  /**
   * Creates the client. Its `limits` must be the given ones, which hold the request budget of all machines.
   */
  readonly client: (limits: SharedLimits) => FilesClient;
  /** Identifies the project and the identity whose request budget the machines share. @default "default" */
  readonly budget?: string | undefined;
  /** Maximum requests per second of all machines. @default 80 */
  readonly requestsPerSecond?: number | undefined;
}

/** One machine's view of a fleet. */
export interface Fleet {
  readonly client: FilesClient;
  /**
   * Creates a run and lists its items, as far ahead of the workers as `listAhead` allows. Resolves with the id
   * of the run when all are listed.
   *
   * @throws FleetError `fleet-items` for an item without external id or target.
   */
  submit(items: Iterable<FleetItem> | AsyncIterable<FleetItem>, options?: SubmitOptions): Promise<string>;
  /**
   * Starts a worker in this process.
   *
   * @throws FleetError `fleet-root` if a root is not the folder that was listed.
   */
  work(options: WorkOptions): Promise<FleetWorker>;
  /** All runs, the oldest first. */
  runs(): Promise<readonly RunView[]>;
  /** @throws FleetError `fleet-run` if it does not exist. */
  run(run: string): Promise<RunView>;
  /** The workers that reported in the last minute. */
  workers(): Promise<readonly WorkerView[]>;
  /** The progress of a run, until it is finished. @param everyMs at most this often. @default 2000 */
  watch(run: string, everyMs?: number, signal?: AbortSignal): AsyncGenerator<RunProgress>;
  /** Files that failed. */
  failed(run: string): AsyncGenerator<FailedFile>;
  /** Stops starting new work of a run. Parts in flight finish. */
  pause(run: string): Promise<void>;
  resume(run: string): Promise<void>;
  /** Final. With `discard`, entries that the run created and that have no content are deleted. */
  cancel(run: string, options?: { readonly discard?: boolean }): Promise<void>;
  /**
   * Tries failed files again: one, or all. Resolves with their number.
   *
   * @throws FleetError `fleet-run` if the run does not exist or is cancelled, or if the file has not failed.
   */
  retry(run: string, options?: RetryRunOptions): Promise<number>;
  close(): Promise<void>;
}

/**
 * The version of this package, which workers report. A test checks that it equals the version in
 * package.json.
 */
export const VERSION = "0.1.0";
const WATCH_MS = 2000;
const SEEN_MS = 60_000;

/**
 * Connects to the broker of a fleet.
 *
 * @throws FleetError `broker-unreachable`, `broker-unsuitable` if it could lose uploads, `fleet-key` if the
 *   key is missing or not that of the other machines.
 */
export async function connectFleet(options: FleetOptions): Promise<Fleet> {
  const { budget = "default", requestsPerSecond } = options;
  const seal = createSeal(options.key);
  keepBrokerSecrets(options.broker);
  const broker = await openBroker(options.broker);
  try {
    await checkBroker(broker, seal.proof);
    const client = options.client(fleetLimits(broker.turns, { budget, requestsPerSecond }));
    return fleetOn(broker, { broker, client, seal });
  } catch (error) {
    await broker.close();
    throw error;
  }
}

async function checkBroker(broker: Broker, proof: string): Promise<void> {
  await needSuitable(broker);
  if ((await broker.ledger.agree("key", proof)) !== proof) {
    const message =
      "CDF_FLEET_KEY is not the key of the other machines, so this one could not read their upload URLs. Use the same key everywhere.";
    throw new FleetError(message, { code: "fleet-key" });
  }
}

function fleetOn(broker: Broker, tools: Parameters<typeof needRun>[0]): Fleet {
  const { client } = tools;
  return {
    client,
    submit: (items, options = {}) => submitRun(tools, items, options),
    work: (options) => startWorker({ ...tools, version: VERSION }, options),
    runs: async () => (await broker.ledger.listRuns()).map(withState),
    run: (run) => needRun(tools, run),
    workers: () => broker.ledger.listWorkers(SEEN_MS),
    watch: (run, everyMs = WATCH_MS, signal) => watchRun(tools, run, everyMs, signal),
    failed: (run) => failedFiles(tools, run),
    pause: (run) => changeRun(tools, run, "paused"),
    resume: (run) => changeRun(tools, run, "running"),
    cancel: (run, { discard = false } = {}) => cancelRun(tools, run, discard),
    retry: (run, options = {}) => retryRun(tools, run, options),
    close: () => broker.close(),
  };
}
