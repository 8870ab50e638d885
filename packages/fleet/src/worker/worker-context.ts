import type { Clock, FilesClient } from "@cdf-multipart/core";
import type { Scheduler, Source, Transport } from "@cdf-multipart/uploader";
import type { Broker } from "../broker/broker.js";
import type { UnitRef } from "../jobs/job.js";
import type { PlacedItem } from "../list/items.js";
import type { RunSettings } from "../list/run-settings.js";
import type { Seal } from "../secrets/seal.js";
import type { FleetEventBody } from "./fleet-event.js";

/** Everything that the jobs of one worker share. */
export interface WorkerContext {
  /** Names this worker in the ledger. */
  readonly id: string;
  readonly broker: Broker;
  readonly client: FilesClient;
  readonly seal: Seal;
  /** Opens the source of an item on this machine, with the rate of its run. */
  readonly openSource: (
    run: string,
    settings: Pick<RunSettings, "rate">,
    item: Pick<PlacedItem, "root" | "path">,
  ) => Promise<Source>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly transport: Transport;
  /** ms of a lease, and of the lock of a job. */
  readonly lockMs: number;
  readonly emit: (event: FleetEventBody) => void;
  /** Adds stored bytes to the worker's count. */
  readonly sent: (bytes: number) => void;
  /** Sources that were compared with their sessions already: file and session. */
  readonly compared: Set<string>;
  /**
   * A run whose jobs may run; undefined while it is paused or cancelled.
   *
   * @throws FleetError if this worker cannot work on it.
   */
  readonly openRun: (run: string) => Promise<OpenedRun | undefined>;
  /** Attempts at a job after which its file has failed. */
  readonly attemptsMax: number;
  /** Gives jobs to the next units of a run. */
  readonly feed: (run: string) => Promise<void>;
}

/** A run whose jobs may work. */
export interface OpenedRun {
  readonly settings: RunSettings;
  /** ms since the epoch. */
  readonly createdAt: number;
  /**
   * Aborts when the worker drains, or when the run is paused or cancelled: what is in flight finishes, and
   * nothing new starts.
   */
  readonly drain: AbortSignal;
}

/**
 * Since when a file may have been opened without a record in the ledger, ms since the epoch: the server may
 * have lost records, or a run that was lost had the same files. Undefined if no record is missing.
 */
export function forgottenSince(
  { settings, createdAt }: OpenedRun,
  { restarted }: { readonly restarted: boolean },
): number | undefined {
  return settings.openedSince ?? (restarted ? createdAt : undefined);
}

/** A unit as a text, for messages and sets. */
export function nameOf({ run, unit }: UnitRef): string {
  return `${run}/${unit}`;
}
