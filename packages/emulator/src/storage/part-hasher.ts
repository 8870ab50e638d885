import { createHash, randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import { Worker } from "node:worker_threads";

/** Makes the ETags of parts, while their bytes are still being written. */
export interface PartHasher {
  /** A part of `size` bytes begins at byte `start` of the file at `path`. */
  begin(path: string, start: number, size: number): PartHash;
  close(): Promise<void>;
}

export interface PartHash {
  /** So many bytes of the part are on disk. */
  written(bytes: number): void;
  /** The ETag without quotes, once all bytes are on disk. */
  finish(): Promise<string>;
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

/** Bytes of a part that are hashed sooner than a worker thread starts. */
const SMALL_PART = 1024 * 1024;

function hashHere(path: string, start: number, size: number): PartHash {
  return {
    written() {},
    async finish() {
      const file = await open(path);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, start);
        return createHash("md5").update(buffer.subarray(0, bytesRead)).digest("hex");
      } finally {
        await file.close();
      }
    },
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
    begin(path, start, size) {
      if (size <= SMALL_PART) return hashHere(path, start, size);
      const id = nextId++;
      post({ kind: "begin", id, path, start });
      return {
        written: (bytes) => post({ kind: "written", id, bytes }),
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
