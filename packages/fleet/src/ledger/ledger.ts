/**
 * The port to the ledger: the authoritative state of all runs, on the same server as the queue. Each
 * operation is atomic and takes its time from the server. The queue only lists work that may remain; the
 * ledger records what is done.
 */
import type { UnitRef } from "../jobs/job.js";

/** The decisions of users about a run, which the ledger keeps. `cancelled` is final. */
export type KeptState = "running" | "paused" | "cancelled";

/**
 * The state of a run. A finished run is `done`, or `failed` if at least one file failed; the ledger itself
 * never returns these two.
 */
export type RunState = KeptState | "done" | "failed";

/** A run that is about to be created. */
export interface NewRun {
  readonly id: string;
  /** Settings as JSON, without secrets. The ledger does not read them. */
  readonly settings: string;
}

/** All counters of a run. */
export interface RunView extends NewRun {
  readonly state: RunState;
  /** ms since the epoch, by the server's clock. */
  readonly createdAt: number;
  /** Units in the list. */
  readonly listed: number;
  /** Whether the list is complete. */
  readonly closed: boolean;
  /** Units that have, or had, jobs. */
  readonly cursor: number;
  /** Open units with jobs: large files, and pages. */
  readonly openFiles: number;
  readonly openPages: number;
  readonly filesListed: number;
  readonly bytesListed: number;
  readonly filesDone: number;
  readonly bytesDone: number;
  readonly filesFailed: number;
  /** Acknowledged parts of large files, and their bytes; repeats do not count. */
  readonly partsSent: number;
  readonly bytesSent: number;
}

/** A unit that is about to be listed. */
export interface NewUnit {
  readonly kind: "file" | "page";
  readonly root: string;
  readonly files: number;
  readonly bytes: number;
  /** The items, encoded. The ledger does not read them. */
  readonly body: string;
}

/** Why a file failed. */
export interface Failure {
  /** Its position in the page, from 0; 0 for a large file. */
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

/** A fault that one worker met at a unit, for others to judge. */
export interface UnitFault {
  readonly worker: string;
  readonly code: string;
  readonly message: string;
}

/** Everything about a unit. */
export interface UnitView extends NewUnit {
  readonly status: "open" | "done" | "failed";
  readonly round: number;
  /** Rounds before it was opened again; 0 if it never was. They do not count against it. */
  readonly roundsBefore: number;
  /** The records in order, without parts. */
  readonly records: readonly string[];
  /** The records of the acknowledged parts of the current session, by part number. */
  readonly parts: ReadonlyMap<number, string>;
  /** Positions of the files of a page that are done. */
  readonly doneFiles: ReadonlySet<number>;
  readonly faults: readonly UnitFault[];
  readonly failures: readonly Failure[];
}

/** A unit without its content. */
export interface UnitHead {
  readonly unit: number;
  readonly kind: "file" | "page";
  readonly root: string;
  readonly status: UnitView["status"];
  readonly round: number;
  /** As in {@link UnitView}. */
  readonly roundsBefore: number;
  /** Whether a worker has its lease now. */
  readonly leased: boolean;
}

/** The result of a claim. */
export type Claim =
  | {
      readonly kind: "claimed";
      readonly fence: number;
      readonly round: number;
      /** Whether the server was started again since the run was created, and so may have lost records. */
      readonly restarted: boolean;
    }
  /** Another worker has the lease until then, ms since the epoch. */
  | { readonly kind: "held"; readonly until: number }
  | { readonly kind: "settled" }
  | { readonly kind: "unknown" };

/** A record to append. */
export type LedgerEntry =
  | {
      /** Commutative and repeatable, so it needs only the right session. */
      readonly kind: "part";
      readonly session: string;
      readonly partNumber: number;
      readonly bytes: number;
      readonly body: string;
    }
  | {
      /** Needs the fence. A `session` starts without parts. `reset` ends the session. `drop` removes parts. */
      readonly kind: "session" | "reset" | "drop" | "other";
      readonly fence: number;
      readonly body: string;
      /** The key of the new session. */
      readonly session?: string;
      /** The parts that are dropped. */
      readonly partNumbers?: readonly number[];
    };

/** How a failed unit is opened again. */
export interface Reopening {
  readonly record?: string | undefined;
  /** @default false */
  readonly startOver?: boolean | undefined;
}

/** A file of a unit that is done. */
export interface DoneFile {
  readonly index: number;
  readonly bytes: number;
}

/** What a worker reports about itself. */
export interface WorkerReport {
  readonly id: string;
  readonly host: string;
  readonly version: string;
  readonly roots: readonly string[];
  readonly slots: number;
  readonly busy: number;
  /** Bytes that it has sent since its start. */
  readonly bytes: number;
  /** The same per second, over the last half minute. */
  readonly bytesPerSecond: number;
}

/** A worker as others see it. */
export interface WorkerView extends WorkerReport {
  /** ms since the epoch, by the server's clock. */
  readonly seenAt: number;
}

/** The ledger of a fleet. Rejects with a FleetError `broker-unreachable` when the server does not answer. */
export interface Ledger {
  /** ms since the epoch, by the server's clock. */
  now(): Promise<number>;
  /** False when a run with this id exists. */
  createRun(run: NewRun): Promise<boolean>;
  readRun(run: string): Promise<RunView | undefined>;
  /** All runs, the oldest first. */
  listRuns(): Promise<readonly RunView[]>;
  /** False when the run does not exist or is cancelled. */
  changeRun(run: string, state: KeptState): Promise<boolean>;
  /**
   * Appends units, if exactly `at` units are listed. A repeat after a lost answer therefore adds nothing.
   *
   * @returns how many units are listed now; undefined when the run does not exist or its list is closed.
   */
  addUnits(run: string, at: number, units: readonly NewUnit[]): Promise<number | undefined>;
  closeList(run: string): Promise<void>;
  /** Moves the cursor by compare-and-set, and counts what it passes as open. */
  advance(run: string, from: number, to: number): Promise<boolean>;
  readUnit(ref: UnitRef): Promise<UnitView | undefined>;
  /** The units from `from` to `to` (exclusive) that are listed, in order. */
  readHeads(run: string, from: number, to: number): Promise<readonly UnitHead[]>;
  /**
   * Takes the lease of a unit. Each claim has a higher fence, which is at least the time of the claim, so
   * that a server that was restored from an older state does not issue a fence twice. A unit that the cursor
   * has not passed is `unknown`.
   */
  claim(ref: UnitRef, owner: string, leaseMs: number): Promise<Claim>;
  /** False when the fence is no longer the current one. */
  renew(ref: UnitRef, fence: number, leaseMs: number): Promise<boolean>;
  /** Ends the lease. A stale fence ends nothing. */
  release(ref: UnitRef, fence: number): Promise<void>;
  append(ref: UnitRef, entry: LedgerEntry): Promise<"kept" | "stale">;
  /** Counts files as done, each of them once. */
  markDone(ref: UnitRef, files: readonly DoneFile[]): Promise<void>;
  /** Keeps at most {@link FAULTS_KEPT} of different workers and codes. */
  addFault(ref: UnitRef, fault: UnitFault): Promise<void>;
  /** Begins the next round by compare-and-set, so that exactly one worker adds its jobs. */
  newRound(ref: UnitRef, from: number): Promise<boolean>;
  /**
   * Ends the unit: done if `failures` is empty. A unit that is done forgets its records. A failed one keeps
   * them, so that it can be resumed.
   */
  settle(ref: UnitRef, fence: number, failures: readonly Failure[]): Promise<"kept" | "stale">;
  /**
   * Opens a failed unit again, in a new round and without its faults; earlier rounds no longer count. False when it is not failed.
   *
   * @param again `record` is appended to its records. `startOver` ends its session and forgets its parts.
   */
  reopen(ref: UnitRef, again?: Reopening): Promise<boolean>;
  /** Units behind the cursor that are open, in order. */
  listOpen(run: string, after: number, limit: number): Promise<readonly number[]>;
  /** Failed units, in order. */
  listFailed(run: string, after: number, limit: number): Promise<readonly number[]>;
  /** Reports that a worker is alive. */
  beat(worker: WorkerReport): Promise<void>;
  /** Workers seen within `withinMs`. */
  listWorkers(withinMs: number): Promise<readonly WorkerView[]>;
  /** True for one caller in each period of `everyMs`: it may feed or sweep. */
  takeTurn(name: string, everyMs: number): Promise<boolean>;
  /** A key that proves that all members have the same secret. Stores `proof` if there is none. */
  agree(name: string, proof: string): Promise<string>;
  close(): Promise<void>;
}

/** Faults of a unit that the ledger keeps. */
export const FAULTS_KEPT = 16;
