import { createHash } from "node:crypto";
import { readSync } from "node:fs";
import { open } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type FileHash, fileKey } from "./file-key.js";

/** Which file to hash, and how. */
export interface HashWork {
  readonly path: string;
  /** The required state of the file; undefined accepts any state. */
  readonly key: string | undefined;
  /** Whether reads may block the thread: twice as fast, but nothing else runs on the thread meanwhile. */
  readonly blocking: boolean;
  readonly isStopped: () => boolean;
}

/** Larger buffers are not faster, since SHA-256 is the limit, and memory matters in a process of 60 MiB. */
const BUFFER_SIZE = 256 * 1024;
/** Reads between two turns of the event loop: messages arrive, and other files get their share. */
const READS_PER_TURN = 16;

/**
 * The SHA-256 of a file, read from start to end through one small buffer: memory does not grow with the size of the file.
 *
 * @throws Error when the file cannot be read, changes meanwhile or has another state than `key`.
 */
export async function hashFile({ path, key: wanted, blocking, isStopped }: HashWork): Promise<FileHash> {
  const file = await open(path);
  try {
    const before = await file.stat({ bigint: true });
    const key = fileKey(before);
    if (wanted !== undefined && key !== wanted) throw new Error(CHANGED);
    const size = Number(before.size);
    const digest = createHash("sha256");
    const buffer = Buffer.allocUnsafeSlow(Math.max(1, Math.min(BUFFER_SIZE, size)));
    let place = 0;
    for (let reads = 1; !isStopped(); reads += 1) {
      const length = Math.min(buffer.length, size - place);
      const bytesRead = blocking
        ? readSync(file.fd, buffer, 0, length, place)
        : (await file.read(buffer, 0, length, place)).bytesRead;
      if (bytesRead === 0) {
        const isSame = place === size && fileKey(await file.stat({ bigint: true })) === key;
        if (!isSame) throw new Error(CHANGED);
        return { sha256: digest.digest("hex"), key };
      }
      digest.update(buffer.subarray(0, bytesRead));
      place += bytesRead;
      if (blocking && reads % READS_PER_TURN === 0) await nextTurn();
    }
    throw new Error("it was stopped");
  } finally {
    await file.close();
  }
}

const CHANGED = "the file changed during the computation";
