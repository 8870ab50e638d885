import { hideSecrets } from "@cdf-multipart/core";
import { messageOf, systemClock } from "@cdf-multipart/core/internal";
import {
  type FlowProducer,
  type Job,
  type JobsOptions,
  type Queue,
  UnrecoverableError,
  type Worker,
} from "bullmq";
import { brokerFailed } from "../errors/fleet-error.js";
import {
  ATTEMPTS_MAX,
  type FleetJob,
  isFleetJob,
  jobBackoff,
  jobId,
  jobPriority,
  KEY_PREFIX,
  queueOf,
} from "../jobs/job.js";
import { FinalFailure, type Queues, type QueueWorker, type Work, type WorkSettings } from "./broker.js";

/** The functions of a queue that are used here, on any store. */
export interface QueueOnStore extends Pick<Queue, "getJobState" | "getJobCounts" | "close"> {
  addBulk(...jobs: Parameters<Queue["addBulk"]>): Promise<unknown>;
}
export interface FlowsOnStore {
  add(...flow: Parameters<FlowProducer["add"]>): Promise<unknown>;
}
export interface WorkerOnStore
  extends Pick<Worker, "pause" | "close" | "disconnect" | "cancelJob" | "cancelAllJobs"> {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "locksRenewed", listener: () => void): unknown;
  on(event: "lockRenewalFailed", listener: (ids: string[]) => void): unknown;
}

/** Options of BullMQ's worker that do not depend on the store. */
export interface WorkerSettings {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
  readonly settings: { readonly backoffStrategy: (attempts: number) => number };
}

/** The job as a worker's processor receives it. */
export type ProcessedJob = Pick<Job, "id" | "data" | "attemptsMade">;
export type ProcessJob = (job: ProcessedJob, token?: string, signal?: AbortSignal) => Promise<void>;

const WEEK_SECONDS = 604_800;
const FAILED_KEPT = 1000;

function optionsOf(job: FleetJob): JobsOptions & { readonly jobId: string } {
  return {
    jobId: jobId(job),
    priority: jobPriority(job),
    attempts: ATTEMPTS_MAX,
    backoff: { type: "fleet" },
    removeOnComplete: true,
    removeOnFail: { age: WEEK_SECONDS, count: FAILED_KEPT },
    // A stack trace may quote the response of a server.
    stackTraceLimit: 0,
  };
}

const LIVE = new Set(["waiting", "active", "delayed", "prioritized", "waiting-children", "paused"]);

/** The queues, on any store. */
export function bullmqQueues(queue: (name: string) => QueueOnStore, flows: FlowsOnStore): Queues {
  const during = <T>(what: string, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw brokerFailed(what, error);
    });
  return {
    async add(root, jobs): Promise<void> {
      const bulk = jobs.map((job) => ({ name: job.kind, data: job, opts: optionsOf(job) }));
      if (bulk.length > 0) await during("add jobs", queue(queueOf(root)).addBulk(bulk));
    },
    async addRound(root, complete, parts): Promise<void> {
      const queueName = queueOf(root);
      const node = (job: FleetJob) => ({
        name: job.kind,
        queueName,
        prefix: KEY_PREFIX,
        data: job,
        opts: optionsOf(job),
      });
      const children = parts.map((job) => {
        const { opts, ...rest } = node(job);
        return { ...rest, opts: { ...opts, ignoreDependencyOnFailure: true } };
      });
      await during("add the parts of a file", flows.add({ ...node(complete), children }));
    },
    async life(root, jobs): Promise<"live" | "none"> {
      const its = queue(queueOf(root));
      const states = await during("read jobs", Promise.all(jobs.map((job) => its.getJobState(jobId(job)))));
      return states.some((state) => LIVE.has(state)) ? "live" : "none";
    },
    async waiting(root): Promise<number> {
      const counts = await during("count jobs", queue(queueOf(root)).getJobCounts("waiting", "prioritized"));
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
  };
}

/** A worker of a queue, on any store. */
export function bullmqWorker(
  open: (process: ProcessJob, settings: WorkerSettings) => WorkerOnStore,
  work: Work,
  { slots, lockMs, onError }: WorkSettings,
): QueueWorker {
  let busy = 0;
  let taken = 0;
  let renewedAt = performance.now();
  const process: ProcessJob = async ({ data, attemptsMade }, _token, signal) => {
    if (!isFleetJob(data)) throw new UnrecoverableError("The job was added by another version.");
    busy += 1;
    taken += 1;
    if (busy === 1) renewedAt = performance.now();
    try {
      await work({ job: data, attempt: attemptsMade + 1, signal: signal ?? new AbortController().signal });
    } catch (error) {
      const message = hideSecrets(messageOf(error));
      throw error instanceof FinalFailure ? new UnrecoverableError(message) : new Error(message);
    } finally {
      busy -= 1;
    }
  };
  const worker = open(process, {
    concurrency: slots,
    lockDuration: lockMs,
    stalledInterval: Math.ceil(lockMs / 2),
    maxStalledCount: 10,
    settings: { backoffStrategy: (attempts) => jobBackoff(attempts, Math.random()) },
  });
  worker.on("error", onError);
  worker.on("locksRenewed", () => {
    renewedAt = performance.now();
  });
  worker.on("lockRenewalFailed", (ids: string[]) => {
    for (const id of ids) worker.cancelJob(id, "the lock of the job was lost");
  });
  // A broker that does not respond cannot report that the locks are lost.
  const timer = setInterval(
    () => {
      if (busy > 0 && performance.now() - renewedAt > lockMs)
        worker.cancelAllJobs("the broker does not answer");
    },
    Math.ceil(lockMs / 4),
  );
  return {
    get busy(): number {
      return busy;
    },
    get taken(): number {
      return taken;
    },
    async close(withinMs): Promise<void> {
      const over = new AbortController();
      const late = systemClock.sleep(withinMs, over.signal).then(() => {
        // It also waits for the broker.
        void worker.disconnect().catch(() => {});
      });
      const ended = worker.pause(true).then(() => worker.close());
      await Promise.race([ended, late]).finally(() => {
        clearInterval(timer);
        over.abort();
      });
      // Nothing handles what still waits for the broker.
      for (const left of [ended, late]) left.catch(() => {});
    },
  };
}
