import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";

/** Makes the ETags of parts, while their bytes are still being written. */
export interface PartHasher {
  /** A part begins at byte `start` of the file at `path`. */
  begin(path: string, start: number): PartHash;
  close(): Promise<void>;
}

export interface PartHash {
  /** So many bytes of the part are on disk. */
  written(bytes: number): void;
  /** The ETag without quotes, once all `size` bytes are on disk. */
  finish(size: number): Promise<string>;
  /** The part will not be finished. */
  abandon(): void;
}

/** ETags that say nothing about the bytes, as Azure's. */
export function createFastHasher(): PartHasher {
  const hash: PartHash = {
    written() {},
    finish: async () => `0x${randomBytes(8).toString("hex").toUpperCase()}`,
    abandon() {},
  };
  return { begin: () => hash, close: async () => {} };
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

/** From `src/storage` and from `dist/storage` this is the same file. */
const WORKER = new URL("../../workers/md5-worker.js", import.meta.url);

/** The MD5 of the bytes, as S3 does: in a worker thread that reads behind the writer, out of the page cache. */
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
    begin(path, start) {
      const id = nextId++;
      post({ kind: "begin", id, path, start });
      return {
        written: (bytes) => post({ kind: "written", id, bytes }),
        finish(size) {
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
