// Runs on a worker thread: reads files front to back through one small buffer each and hashes them. The main thread
// stays free for the sockets, and the memory does not grow with the files.
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import type { HashAnswer, HashRequest } from "./hash-message.js";

/** Larger buffers are no faster (SHA-256 is the limit), and every byte counts in a process of 60 MiB. */
const BUFFER_SIZE = 256 * 1024;

const stopped = new Set<number>();

async function hash(id: number, path: string): Promise<HashAnswer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const digest = createHash("sha256");
    const buffer = Buffer.allocUnsafeSlow(Math.max(1, Math.min(BUFFER_SIZE, size)));
    for (let place = 0; !stopped.has(id); ) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, place);
      if (bytesRead === 0) return { id, sha256: digest.digest("hex") };
      digest.update(buffer.subarray(0, bytesRead));
      place += bytesRead;
    }
    return { id, failure: "it was stopped" };
  } finally {
    stopped.delete(id);
    await file.close();
  }
}

parentPort?.on("message", (request: HashRequest) => {
  const { id } = request;
  if ("stop" in request) {
    stopped.add(id);
    return;
  }
  hash(id, request.path)
    .catch(
      (error: unknown): HashAnswer => ({
        id,
        failure: error instanceof Error ? error.message : String(error),
      }),
    )
    .then((answer) => parentPort?.postMessage(answer));
});
