import { createHash, randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";

/** Computes the ETags of parts while their bytes are written. */
export interface PartHasher {
  /** Starts a part of `size` bytes at byte `start` of the file at `path`. */
  begin(path: string, start: number, size: number): PartHash;
  close(): Promise<void>;
}

export interface PartHash {
  /** Reports that the next bytes of the part are on disk. The chunk is not kept. */
  written(chunk: Buffer): void;
  /** Returns the ETag without quotes, once all bytes are on disk. */
  finish(): Promise<string>;
  /** Reports that the part will not be finished. */
  abandon(): void;
}

/** ETags that do not depend on the bytes, as Azure's do. */
export function createFastHasher(): PartHasher {
  const hash: PartHash = {
    written() {},
    finish: async () => `0x${randomBytes(8).toString("hex").toUpperCase()}`,
    abandon() {},
  };
  return { begin: () => hash, close: async () => {} };
}

/** Maximum size in bytes of parts that are hashed faster than a worker thread starts. */
const SMALL_PART = 1024 * 1024;

/** Bytes between two reports to the worker about how much is on disk. */
const REPORT_STEP = 4 * 1024 * 1024;

/** Hashes each chunk when it arrives, so that no part waits in memory, independent of the number of parts. */
function hashHere(): PartHash {
  const hash = createHash("md5");
  return {
    written(chunk) {
      hash.update(chunk);
    },
    finish: async () => hash.digest("hex"),
    abandon() {},
  };
}

type HashMessage =
  | { readonly kind: "begin"; readonly id: number; readonly path: string; readonly start: number }
  | { readonly kind: "written" | "end"; readonly id: number; readonly bytes: number }
  | { readonly kind: "abandon"; readonly id: number };

interface HashAnswer {
  readonly id: number;
  readonly digest?: string;
  readonly error?: string;
}

/** `src/stores/fs` and `dist/stores/fs` are at the same depth, so this is the same file from both. */
const WORKER = new URL("../../../workers/md5-worker.js", import.meta.url);

/**
 * The MD5 of the bytes, as on S3. A worker thread computes it: it reads behind the writer, from the page
 * cache.
 */
export function createMd5Hasher(): PartHasher {
  const waiting = new Map<number, { resolve(digest: string): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let nextId = 1;

  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
  };
  const post = (message: HashMessage) => {
    worker ??= startWorker();
    worker.postMessage(message);
  };
  const startWorker = (): Worker => {
    const started = new Worker(WORKER);
    started.unref();
    started.on("error", failAll);
    started.on("message", ({ id, digest, error }: HashAnswer) => {
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (digest !== undefined) waiter?.resolve(digest);
      else waiter?.reject(new Error(`The part cannot be read again: ${error}`));
    });
    return started;
  };

  return {
    begin(path, start, size) {
      if (size <= SMALL_PART) return hashHere();
      const id = nextId++;
      let written = 0;
      let reported = 0;
      post({ kind: "begin", id, path, start });
      return {
        written(chunk) {
          written += chunk.length;
          if (written < reported + REPORT_STEP) return;
          reported = written;
          post({ kind: "written", id, bytes: written });
        },
        finish() {
          return new Promise((resolve, reject) => {
            waiting.set(id, { resolve, reject });
            post({ kind: "end", id, bytes: size });
          });
        },
        abandon: () => post({ kind: "abandon", id }),
      };
    },
    async close() {
      const running = worker;
      failAll(new Error("The emulator was closed."));
      await running?.terminate();
    },
  };
}
