// Runs on a worker thread: hashes large files. The main thread stays free for the sockets.
import { parentPort } from "node:worker_threads";
import { hashFile } from "./hash-file.js";
import type { HashAnswer, HashRequest } from "./hasher.js";

const stopped = new Set<number>();

async function answer(id: number, path: string, key: string | undefined): Promise<HashAnswer> {
  try {
    return { id, ...(await hashFile({ path, key, blocking: true, isStopped: () => stopped.has(id) })) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    stopped.delete(id);
  }
}

parentPort?.on("message", (request: HashRequest) => {
  const { id } = request;
  if ("stop" in request) stopped.add(id);
  else void answer(id, request.path, request.key).then((said) => parentPort?.postMessage(said));
});
