import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { messageOf } from "@cdf-multipart/core/internal";
import { withDescriptors } from "@cdf-multipart/uploader/internal";
import { HASH_WORKER } from "../package-files.js";
import type { FileHash } from "./file-key.js";
import { hashFile } from "./hash-file.js";
import { takeTurns } from "./take-turns.js";

/** A hash that is being computed. */
export interface HashJob {
  /** Rejects when the file cannot be read or changes meanwhile. Need not be awaited: a rejection is never unhandled. */
  readonly done: Promise<FileHash>;
  /** Abandons the computation. Safe to call twice, and after it is done. */
  stop(): void;
}

/** Computes hashes: of small files directly; of large files on a separate thread, several concurrently. */
export interface Hasher {
  /**
   * The SHA-256 of a file.
   *
   * @param key the state of the file that is uploaded; the job fails if the file has another state.
   */
  start(path: string, key?: string): HashJob;
  /** Ends the thread. Safe to call twice. */
  close(): Promise<void>;
}

/** Maximum number of concurrent hashes: each has a buffer of 256 KiB, however many files are in flight. */
const AT_A_TIME = 4;
/**
 * Bytes of a file that is hashed without the thread: its start takes 40 ms and 10 MiB, while such a hash
 * takes 1 ms.
 */
const SMALL_MAX = 2 ** 20;

/** The worker's heap holds only a few small objects; without limits V8 would let it grow in addition to the main heap. */
const RESOURCE_LIMITS = Object.freeze({
  maxOldGenerationSizeMb: 16,
  maxYoungGenerationSizeMb: 1,
  stackSizeMb: 1,
});

interface Waiting {
  readonly resolve: (hash: FileHash) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A hasher that starts its thread with the first large file. If the thread could not start or has died, the next file starts another.
 *
 * @param program the module that the thread runs.
 */
export function createHasher(program: URL = HASH_WORKER): Hasher {
  const waiting = new Map<number, Waiting>();
  const inTurn = takeTurns(AT_A_TIME);
  let worker: Worker | undefined;
  let closed = false;
  let last = 0;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const begin = (): Worker => {
    const started = new Worker(program, {
      resourceLimits: RESOURCE_LIMITS,
      execArgv: [],
      env: {},
    });
    // Without this, jobs of a thread that has ended would never settle.
    const over = (error: Error): void => {
      if (worker === started) worker = undefined;
      failAll(error);
    };
    started.on("message", (answer: HashAnswer) => {
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("failure" in answer)
        one?.reject(new Error(`The SHA-256 could not be computed: ${answer.failure}.`));
      else one?.resolve(answer);
    });
    started.on("error", over);
    started.on("exit", () => over(new Error("The SHA-256 could not be computed: its thread ended.")));
    return started;
  };
  const onThread = (id: number, path: string, key: string | undefined): Promise<FileHash> => {
    if (closed) throw new Error("The SHA-256 is not computed any more.");
    worker ??= begin();
    const running = worker;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      running.postMessage({ id, path, key } satisfies HashRequest);
    });
  };

  return {
    start(path, key): HashJob {
      last += 1;
      const id = last;
      let stopped = false;
      const compute = async (): Promise<FileHash> => {
        if (stopped) throw new Error("The SHA-256 could not be computed: it was stopped.");
        const here = await smallHash(path, key, () => stopped);
        if (here !== undefined) return here;
        if (stopped) throw new Error("The SHA-256 could not be computed: it was stopped.");
        return onThread(id, path, key);
      };
      const done = inTurn(() => withDescriptors(compute));
      done.catch(() => undefined);
      return {
        done,
        stop: () => {
          stopped = true;
          if (waiting.has(id)) worker?.postMessage({ id, stop: true } satisfies HashRequest);
        },
      };
    },
    async close(): Promise<void> {
      closed = true;
      await worker?.terminate();
      failAll(new Error("The SHA-256 is not computed any more."));
    },
  };
}

/** The hash of a small file; undefined for a large one. */
async function smallHash(
  path: string,
  key: string | undefined,
  isStopped: () => boolean,
): Promise<FileHash | undefined> {
  try {
    const { size } = await stat(path);
    return size > SMALL_MAX ? undefined : await hashFile({ path, key, blocking: false, isStopped });
  } catch (error) {
    throw new Error(`The SHA-256 could not be computed: ${messageOf(error)}.`);
  }
}

/** A request to the worker: hash a file, or stop. */
export type HashRequest =
  | {
      readonly id: number;
      readonly path: string;
      /** The required state of the file; undefined accepts any state. */
      readonly key: string | undefined;
    }
  | { readonly id: number; readonly stop: true };

/** The answer of the worker. */
export type HashAnswer =
  | {
      readonly id: number;
      /** Lower-case hex. */
      readonly sha256: string;
      /** The state that the file had from the first to the last byte. */
      readonly key: string;
    }
  | { readonly id: number; readonly failure: string };
