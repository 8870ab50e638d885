/** Files of a page that are in flight. */
const LANES = 16;
/** Maximum size of a file that is uploaded with one request and one PUT, bytes. */
const ONE_PUT_MAX = 2 ** 20;
/** Done files are written to the ledger after this number of files, or after this time in ms. */
const FLUSH_FILES = 50;
const FLUSH_EVERY = 2000;

/**
 * A page of small files: each takes a turn for its request, then its bytes are sent. Files that were not
 * written to the ledger before a kill are sent again.
 *
 * @param {import("./sim-worker.mjs").Task} task
 */
export async function sendPage({ job, world, worker, fence, alive, end }) {
  const { ledger, service, time, units, tally } = world;
  const sizes = units[job.unit]?.sizes ?? new Float64Array();
  const known = (await ledger.readUnit(job))?.doneFiles ?? new Set();
  /** @type {{ index: number, bytes: number }[]} */
  let done = [];
  let [next, running, flushedAt] = [0, 0, time.now];

  const flush = async () => {
    const some = done;
    done = [];
    flushedAt = time.now;
    await ledger.markDone(job, some);
  };
  const finish = () =>
    // One request asks CDF which of them have arrived.
    time.at(service.request(time.now), async () => {
      if (!alive()) return;
      await flush();
      await ledger.settle(job, fence, []);
      end();
    });
  /** @returns {undefined | Promise<void>} */
  const begin = () => {
    while (next < sizes.length && known.has(next)) next += 1;
    if (next >= sizes.length) {
      if (running === 0) finish();
      return undefined;
    }
    const index = next;
    next += 1;
    running += 1;
    const bytes = sizes[index] ?? 0;
    time.at(service.request(time.now), () => {
      if (!alive()) return;
      time.at(service.send(worker, bytes, time.now), () => {
        if (!alive()) return undefined;
        if (bytes <= ONE_PUT_MAX) return stored(index, bytes);
        time.at(service.request(time.now), () => (alive() ? stored(index, bytes) : undefined));
        return undefined;
      });
    });
    return undefined;
  };
  /** @param {number} index @param {number} bytes @returns {undefined | Promise<void>} */
  const stored = (index, bytes) => {
    running -= 1;
    tally.filesSent += 1;
    done.push({ index, bytes });
    if (done.length >= FLUSH_FILES || time.now - flushedAt >= FLUSH_EVERY) return flush().then(begin);
    return begin();
  };
  const remaining = sizes.length - known.size;
  if (remaining === 0) return finish();
  for (let lane = 0; lane < Math.min(LANES, remaining); lane += 1) begin();
  return undefined;
}
