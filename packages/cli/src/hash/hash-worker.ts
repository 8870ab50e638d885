// Runs on a worker thread: reads a file front to back through one small buffer and hashes it. The main thread
// stays free for the sockets, and the memory does not grow with the file.
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { HashAnswer, HashRequest } from "./hash-message.js";

/** Larger buffers are no faster (SHA-256 is the limit), and every byte counts in a process of 60 MiB. */
const BUFFER_SIZE = 256 * 1024;

async function hash({ path }: HashRequest): Promise<HashAnswer> {
  const file = await open(path);
  try {
    const digest = createHash("sha256");
    const buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);
    let size = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, BUFFER_SIZE, size);
      if (bytesRead === 0) break;
      digest.update(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
    return { sha256: digest.digest("hex"), size };
  } finally {
    await file.close();
  }
}

const request: HashRequest = workerData;
parentPort?.postMessage(await hash(request));
