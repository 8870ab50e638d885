import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { KEY_PREFIX, queueOf } from "../../src/jobs/job.js";

/** Data that another version of the package may have left in a Redis. */
export interface OtherVersion {
  /** Changes the settings of a run. @returns what they were */
  changeSettings(run: string, change: (settings: string) => string): Promise<string>;
  /** Adds a job of an unknown kind to the queue of a root. */
  addJob(root: string, data: object, jobId: string): Promise<void>;
  /** Why a job failed. */
  failureOf(root: string, jobId: string): Promise<string | undefined>;
  /** Empties the Redis. */
  forgetAll(): Promise<void>;
  close(): Promise<void>;
}

export function otherVersion(url: string): OtherVersion {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const queue = (root: string): Queue => new Queue(queueOf(root), { connection: redis, prefix: KEY_PREFIX });
  return {
    async changeSettings(run, change): Promise<string> {
      const key = `${KEY_PREFIX}:ledger:run:${run}`;
      const before = (await redis.hget(key, "settings")) ?? "";
      await redis.hset(key, "settings", change(before));
      return before;
    },
    async addJob(root, data, jobId): Promise<void> {
      await queue(root).add("future", data, { jobId });
    },
    failureOf: async (root, jobId) => (await queue(root).getJob(jobId))?.failedReason,
    async forgetAll(): Promise<void> {
      await redis.flushall();
    },
    async close(): Promise<void> {
      redis.disconnect();
    },
  };
}
