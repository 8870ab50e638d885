// Hashes parts in a separate thread while they are written, because MD5 takes longer than receiving the
// bytes. This is plain JavaScript: a worker thread of Node 20 cannot load TypeScript, and `src` and `dist`
// share this file.
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { parentPort } from "node:worker_threads";

const window = Buffer.allocUnsafe(1024 * 1024);
const jobs = new Map();

parentPort.on("message", ({ kind, id, path, start, bytes }) => {
  try {
    if (kind === "begin") jobs.set(id, { path, start, done: 0, hash: createHash("md5"), file: undefined });
    if (kind === "written") readOn(jobs.get(id), bytes);
    if (kind === "end") {
      const job = jobs.get(id);
      readOn(job, bytes);
      parentPort.postMessage({ id, digest: job.hash.digest("hex") });
    }
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
  if (kind === "end" || kind === "abandon") {
    const file = jobs.get(id)?.file;
    if (file !== undefined) closeSync(file);
    jobs.delete(id);
  }
});

/** Hashes the bytes from the end of the previous call up to `bytes`. */
function readOn(job, bytes) {
  if (job.done === bytes) return;
  job.file ??= openSync(job.path);
  while (job.done < bytes) {
    const wanted = Math.min(window.length, bytes - job.done);
    const got = readSync(job.file, window, 0, wanted, job.start + job.done);
    if (got === 0) throw new Error("The file ended before the last byte of the part.");
    job.hash.update(window.subarray(0, got));
    job.done += got;
  }
}
