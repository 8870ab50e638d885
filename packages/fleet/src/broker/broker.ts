import type { JobLife } from "../decide/decide-sweep.js";
import type { FleetJob } from "../jobs/job.js";
import type { Ledger } from "../ledger/ledger.js";
import type { TurnStore } from "../pacer/turn-store.js";

/** The queues of all roots. */
export interface Queues {
  /** Adds jobs to the queue of a root. A job whose id exists is not added again. */
  add(root: string, jobs: readonly FleetJob[]): Promise<void>;
  /** Adds the part jobs of a round and their parent in one step. */
  addRound(root: string, complete: FleetJob, parts: readonly FleetJob[]): Promise<void>;
  /** Whether at least one of the jobs is waiting, delayed or running. */
  life(root: string, jobs: readonly FleetJob[]): Promise<JobLife>;
  /** Jobs of a root that wait for a worker. */
  waiting(root: string): Promise<number>;
}

/** One execution of a job. */
export interface JobRun {
  readonly job: FleetJob;
  /** Attempts including this one, from 1. */
  readonly attempt: number;
  /** Aborts when the lock of the job was lost. */
  readonly signal: AbortSignal;
}

/** Works on a job. Rejects with {@link FinalFailure} if no repeat would help. */
export type Work = (run: JobRun) => Promise<void>;

/** A job that must not be repeated. */
export class FinalFailure extends Error {
  override readonly name = "FinalFailure";
}

/** The settings of a queue worker. */
export interface WorkSettings {
  /** Number of concurrent jobs. */
  readonly slots: number;
  /** ms after which the job of a dead worker goes to another one. */
  readonly lockMs: number;
  /** A failure of the connection, which the queue repeats. */
  readonly onError: (error: unknown) => void;
}

/** Takes the jobs of one queue. */
export interface QueueWorker {
  /** Number of running jobs. */
  readonly busy: number;
  /** Jobs that were taken so far. */
  readonly taken: number;
  /**
   * Takes no more jobs, and resolves when those that are worked on have ended, or after `withinMs`: a broker
   * that is away does not hear of their ends, and gives them to another worker when it is back.
   */
  close(withinMs: number): Promise<void>;
}

/** A reason why a broker is unsuitable, with the way out. */
export interface BrokerFault {
  readonly code: "broker-unsuitable";
  readonly message: string;
  /** True: it is only reported, and the fleet works. @default false */
  readonly warns?: boolean;
}

/** A broker: queue and ledger on one server, so that a crash sets both back to one moment. */
export interface Broker {
  readonly kind: "redis" | "postgres";
  readonly ledger: Ledger;
  readonly turns: TurnStore;
  readonly queues: Queues;
  work(root: string, work: Work, settings: WorkSettings): Promise<QueueWorker>;
  /** All faults that could lose data or the jobs of a healthy worker. */
  check(): Promise<readonly BrokerFault[]>;
  close(): Promise<void>;
}
