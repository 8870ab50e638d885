import { decideRound, partSpans } from "@cdf-multipart/fleet/internal";
import { planParts } from "@cdf-multipart/uploader";
import { sendPage } from "./send-page.mjs";
import { sendSpan } from "./send-span.mjs";

/** @typedef {import("@cdf-multipart/fleet/internal").FleetJob} FleetJob */

/**
 * @typedef {object} World
 * @property {import("./virtual-time.mjs").VirtualTime} time
 * @property {import("@cdf-multipart/fleet/internal").Ledger} ledger
 * @property {import("./sim-queue.mjs").SimQueue} queue
 * @property {import("./sim-service.mjs").SimService} service
 * @property {readonly import("./list-units.mjs").SimUnit[]} units
 * @property {{ filesSent: number, partsSent: number, sessionBytes: number, sessionBytesPeak: number }} tally
 * @property {() => number} random
 * @property {number} partFailures
 */

/**
 * @typedef {object} Task one job in the hands of a worker
 * @property {FleetJob} job
 * @property {World} world
 * @property {{ linkFree: number }} worker
 * @property {number} fence
 * @property {() => boolean} alive whether its worker still lives
 * @property {() => void} end the job is done
 */

const LEASE = 60_000;
const RENEW_EVERY = 20_000;
/** The next check after the expiry of its lock detects a stalled job. */
const LOCK = 60_000;
const STALLED_CHECK = 30_000;
/** Bytes of a session with 250 URLs in the ledger, compressed and encrypted; measured. */
const SESSION_BYTES = 36_000;
const SESSION_PARTS = 250;
/** Bytes of the record of a part. */
const PART_BYTES = 100;

/** A simulated worker: takes jobs, and can be killed. */
export class SimWorker {
  #world;
  #slots;
  #lives = 1;
  /** @type {Set<FleetJob>} */
  #jobs = new Set();
  #away = false;
  /** When the link of this worker is free, ms since the epoch. */
  linkFree = 0;

  /** @param {string} id @param {number} slots @param {World} world */
  constructor(id, slots, world) {
    this.id = id;
    this.#slots = slots;
    this.#world = world;
  }

  get free() {
    return this.#away ? 0 : this.#slots - this.#jobs.size;
  }

  /** @param {FleetJob} job @param {() => void} dispatch called when a slot is free again */
  start(job, dispatch) {
    const life = this.#lives;
    this.#jobs.add(job);
    const alive = () => this.#lives === life && this.#jobs.has(job);
    const end = () => {
      if (!alive()) return;
      this.#jobs.delete(job);
      this.#world.queue.end(job);
      dispatch();
    };
    this.#world.time.after(0, () => this.#work(job, alive, end, dispatch));
  }

  /** SIGKILL: its jobs come back when their locks have expired. @param {number} away ms @param {() => void} dispatch */
  kill(away, dispatch) {
    const { time, queue } = this.#world;
    const jobs = [...this.#jobs];
    this.#jobs.clear();
    this.#lives += 1;
    this.#away = true;
    this.linkFree = time.now;
    time.after(away, () => {
      this.#away = false;
      dispatch();
    });
    const noticed = Math.ceil((time.now + LOCK) / STALLED_CHECK) * STALLED_CHECK;
    time.at(noticed, () => {
      for (const job of jobs) queue.giveBack(job);
      dispatch();
    });
  }

  /** @param {FleetJob} job @param {() => boolean} alive @param {() => void} end @param {() => void} dispatch */
  async #work(job, alive, end, dispatch) {
    const world = this.#world;
    const { ledger, queue, time } = world;
    if (job.kind === "part") return sendSpan({ job, world, worker: this, fence: 0, alive, end });
    const claim = await ledger.claim(job, this.id, LEASE);
    if (claim.kind === "held") {
      // Tried again when the lease has expired.
      this.#jobs.delete(job);
      time.at(claim.until + 1, () => {
        queue.giveBack(job);
        dispatch();
      });
      return undefined;
    }
    if (claim.kind !== "claimed") return end();
    const { fence } = claim;
    const renew = async () => {
      if (alive() && (await ledger.renew(job, fence, LEASE))) time.after(RENEW_EVERY, renew);
    };
    time.after(RENEW_EVERY, renew);
    const task = { job, world, worker: this, fence, alive, end };
    if (job.kind === "page") return sendPage(task);
    return job.kind === "file" ? openFile(task) : completeFile(task);
  }
}

/** @param {Task} task */
async function openFile(task) {
  const { job, world, fence, alive, end } = task;
  const { ledger, queue, service, time, units, tally } = world;
  const view = await ledger.readUnit(job);
  const plan = planParts(units[job.unit]?.bytes ?? 0);
  const begin = async () => {
    if (!alive()) return;
    const parts = (await ledger.readUnit(job))?.parts ?? new Map();
    const spans = partSpans(plan, new Set(parts.keys()));
    const { run, unit, round } = job;
    queue.addFlow(
      { kind: "complete", run, unit, round },
      spans.map((span) => ({ kind: "part", run, unit, round, parts: span })),
    );
    await ledger.release(job, fence);
    end();
  };
  if ((view?.records.length ?? 0) > 0) return begin();
  return time.at(service.request(time.now), async () => {
    if (!alive()) return;
    const session = `${job.unit}.${job.round}`;
    if ((await ledger.append(job, { kind: "session", fence, body: session, session })) === "stale")
      return end();
    tally.sessionBytes += sessionBytes(plan.parts.length);
    tally.sessionBytesPeak = Math.max(tally.sessionBytesPeak, tally.sessionBytes);
    await begin();
  });
}

/** @param {Task} task */
async function completeFile(task) {
  const { job, world, fence, alive, end } = task;
  const { ledger, queue, service, time, units, tally } = world;
  const view = await ledger.readUnit(job);
  const bytes = units[job.unit]?.bytes ?? 0;
  const parts = planParts(bytes).parts.length;
  const acknowledged = view?.parts.size ?? 0;
  const faults = view?.faults ?? [];
  const step = decideRound({ parts, acknowledged, expired: false, round: job.round, faults });
  if (step.kind === "more-parts" || step.kind === "new-session") {
    await ledger.release(job, fence);
    const { run, unit, round } = job;
    if (await ledger.newRound(job, round)) queue.add({ kind: "file", run, unit, round: round + 1 });
    return end();
  }
  if (step.kind === "fail") {
    await ledger.settle(job, fence, [{ ...step.fault, index: 0 }]);
    return end();
  }
  // Complete, and the request whether CDF has the file.
  return time.at(service.request(time.now), () =>
    time.at(service.request(time.now), async () => {
      if (!alive()) return;
      await ledger.markDone(job, [{ index: 0, bytes }]);
      if ((await ledger.settle(job, fence, [])) === "kept") tally.sessionBytes -= sessionBytes(parts);
      tally.filesSent += 1;
      end();
    }),
  );
}

/** @param {number} parts */
function sessionBytes(parts) {
  return (SESSION_BYTES * parts) / SESSION_PARTS + PART_BYTES * parts;
}
