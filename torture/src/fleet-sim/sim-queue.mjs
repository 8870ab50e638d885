import { jobId, jobPriority } from "@cdf-multipart/fleet/internal";

/** @typedef {import("@cdf-multipart/fleet/internal").FleetJob} FleetJob */

/** Bytes of a job in Redis, measured with BullMQ 6.7: a single job, and a child of a flow. */
const JOB_BYTES = 297;
const CHILD_BYTES = 1000;

/**
 * A simulated queue of a broker: jobs by priority, children before their parent, and jobs of a dead worker
 * return to the queue. A job id is never added twice.
 */
export class SimQueue {
  /** @type {Map<number, FleetJob[]>} by priority */
  #waiting = new Map();
  /** @type {Map<string, FleetJob>} that a worker has */
  #active = new Map();
  /** @type {Map<string, { readonly parent: FleetJob, children: number }>} flows, by the id of the parent */
  #flows = new Map();
  /** @type {Set<string>} of waiting jobs */
  #ids = new Set();
  /** @type {Map<string, number>} jobs of a unit that are not done */
  #live = new Map();
  #bytes = 0;
  bytesPeak = 0;
  jobs = 0;

  /** @param {FleetJob} job */
  add(job) {
    const id = jobId(job);
    if (this.#ids.has(id) || this.#active.has(id)) return;
    this.jobs += 1;
    this.#count(job, 1);
    this.#wait(job);
  }

  /** A parent that waits for its children. @param {FleetJob} parent @param {readonly FleetJob[]} children */
  addFlow(parent, children) {
    this.#flows.set(jobId(parent), { parent, children: children.length });
    this.jobs += 1;
    this.#count(parent, 1);
    for (const child of children) this.add(child);
    if (children.length === 0) this.#release(parent);
  }

  /** Takes the job with the lowest priority number. */
  take() {
    const [first] = [...this.#waiting.keys()].sort((a, b) => a - b);
    const jobs = first === undefined ? undefined : this.#waiting.get(first);
    const job = jobs?.shift();
    if (first === undefined || jobs === undefined || job === undefined) return undefined;
    if (jobs.length === 0) this.#waiting.delete(first);
    this.#ids.delete(jobId(job));
    this.#active.set(jobId(job), job);
    return job;
  }

  /** The job is done. @param {FleetJob} job */
  end(job) {
    if (!this.#active.delete(jobId(job))) return;
    this.#count(job, -1);
    if (job.kind !== "part") return;
    const flow = this.#flows.get(jobId({ ...unitOf(job), kind: "complete", round: job.round }));
    if (flow === undefined) return;
    flow.children -= 1;
    if (flow.children === 0) this.#release(flow.parent);
  }

  /** A stalled job: another worker takes it. @param {FleetJob} job */
  giveBack(job) {
    if (this.#active.delete(jobId(job))) this.#wait(job);
  }

  /** @param {string} run @param {number} unit @returns {import("@cdf-multipart/fleet/internal").JobLife} */
  lifeOf(run, unit) {
    return (this.#live.get(`${run}.${unit}`) ?? 0) > 0 ? "live" : "none";
  }

  /** The broker forgets all jobs, as after a restart without its data. */
  lose() {
    this.#waiting.clear();
    this.#active.clear();
    this.#flows.clear();
    this.#ids.clear();
    this.#live.clear();
    this.#bytes = 0;
  }

  /** @param {FleetJob} parent */
  #release(parent) {
    this.#flows.delete(jobId(parent));
    this.#wait(parent);
  }

  /** @param {FleetJob} job */
  #wait(job) {
    const priority = jobPriority(job);
    const jobs = this.#waiting.get(priority) ?? [];
    jobs.push(job);
    this.#waiting.set(priority, jobs);
    this.#ids.add(jobId(job));
  }

  /** @param {FleetJob} job @param {1 | -1} by */
  #count(job, by) {
    const key = `${job.run}.${job.unit}`;
    const live = (this.#live.get(key) ?? 0) + by;
    if (live === 0) this.#live.delete(key);
    else this.#live.set(key, live);
    this.#bytes += by * (job.kind === "part" ? CHILD_BYTES : JOB_BYTES);
    this.bytesPeak = Math.max(this.bytesPeak, this.#bytes);
  }
}

/** @param {FleetJob} job */
function unitOf({ run, unit }) {
  return { run, unit };
}
