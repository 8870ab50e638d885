import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { HashAnswer, HashRequest } from "./hash-message.js";

/** A hash that is being computed. */
export interface HashJob {
  /** Rejects when the file cannot be read. Never unhandled: nobody has to wait for it. */
  readonly done: Promise<HashAnswer>;
  /** Ends the worker. Safe to call twice, and after it is done. */
  stop(): Promise<void>;
}

/** The worker's heap holds a handful of small objects; without limits V8 would let it grow beside ours. */
const RESOURCE_LIMITS = Object.freeze({
  maxOldGenerationSizeMb: 16,
  maxYoungGenerationSizeMb: 1,
  stackSizeMb: 1,
});

/**
 * Computes the SHA-256 of a file on a worker thread, beside an upload of the same file.
 * A file that changes meanwhile is noticed by the upload (its fingerprint), not here.
 */
export function startHash(path: string): HashJob {
  const request: HashRequest = { path };
  const worker = new Worker(new URL("./hash-worker.js", import.meta.url), {
    workerData: request,
    resourceLimits: RESOURCE_LIMITS,
    execArgv: [],
    env: {},
  });
  const done = answerOf(worker);
  done.catch(() => undefined);
  return {
    done,
    stop: async () => {
      await worker.terminate();
    },
  };
}

async function answerOf(worker: Worker): Promise<HashAnswer> {
  const [answer]: HashAnswer[] = await once(worker, "message");
  if (answer === undefined) throw new Error("The worker that computes the SHA-256 gave no answer.");
  return answer;
}
