// The job of the client in this process, and how it reports a failure.
/** @type {import("../../types.js").Job} */
export const job = JSON.parse(process.env["BENCH_JOB"] ?? "{}");

/** Number of connections for clients without an "auto" setting. */
export const connections = job.concurrency === "auto" ? 4 : job.concurrency;

/** @returns {{ number: number, start: number, end: number }[]} the parts in order, `end` exclusive */
export function partRanges() {
  const count = Math.max(1, Math.ceil(job.size / job.partSize));
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    start: at * job.partSize,
    end: Math.min(job.size, (at + 1) * job.partSize),
  }));
}

/**
 * Runs `work` for each item of one iterator, with `job.concurrency` workers.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => Promise<unknown>} work
 */
export async function inParallel(items, work) {
  const queue = items[Symbol.iterator]();
  const draw = async () => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: connections }, draw));
}

/**
 * A part as one Buffer, for clients that accept nothing else.
 * @param {import("node:fs/promises").FileHandle} file
 * @param {{ start: number, end: number }} range
 */
export async function readPart(file, { start, end }) {
  const part = Buffer.allocUnsafe(end - start);
  for (let at = 0; at < part.length; ) {
    const { bytesRead } = await file.read(part, at, part.length - at, start + at);
    if (bytesRead === 0) throw new Error(`The file ended at byte ${start + at}.`);
    at += bytesRead;
  }
  return part;
}

/** @param {Record<string, unknown>} facts figures of this client, which the bench reads */
export function say(facts) {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
