// Runs on a worker thread: reads each file from start to end through one small buffer, and hashes it. The main thread stays free
// for the sockets, and the memory does not grow with the size of the files.
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { fileKey } from "./file-key.js";
import type { HashAnswer, HashRequest } from "./hasher.js";

/** Larger buffers are not faster, since SHA-256 is the limit, and memory matters in a process of 60 MiB. */
const BUFFER_SIZE = 256 * 1024;

const stopped = new Set<number>();

const CHANGED = "the file changed during the computation";

async function hash(id: number, path: string, wanted: string | undefined): Promise<HashAnswer> {
  const file = await open(path);
  try {
    const before = await file.stat({ bigint: true });
    const key = fileKey(before);
    if (wanted !== undefined && key !== wanted) return { id, failure: CHANGED };
    const size = Number(before.size);
    const digest = createHash("sha256");
    const buffer = Buffer.allocUnsafeSlow(Math.max(1, Math.min(BUFFER_SIZE, size)));
    for (let place = 0; !stopped.has(id); ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - place), place);
      if (bytesRead === 0) {
        const isSame = place === size && fileKey(await file.stat({ bigint: true })) === key;
        return isSame ? { id, sha256: digest.digest("hex"), key } : { id, failure: CHANGED };
      }
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
  hash(id, request.path, request.key)
    .catch(
      (error: unknown): HashAnswer => ({
        id,
        failure: error instanceof Error ? error.message : String(error),
      }),
    )
    .then((answer) => parentPort?.postMessage(answer));
});
