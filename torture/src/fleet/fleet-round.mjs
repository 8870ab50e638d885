import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFilesClient } from "@cdf-multipart/core";
import { connectFleet } from "@cdf-multipart/fleet";
import { seededRandom } from "../random.mjs";
import { findDifference } from "../same-content.mjs";
import { pickDisturbances } from "./disturbances.mjs";
import { begunParts, judgeRequests } from "./judge-requests.mjs";
import { startMember } from "./member-process.mjs";

const MIB = 1024 * 1024;
const KEY = "7c".repeat(32);
const WORKERS = 3;
/** The lock is short, so that a round takes seconds. */
const WORK = { slots: 2, lockMs: 2000, feedMs: 200, sweepMs: 1000 };
export const SUBMIT = { splitAbove: 8 * MIB, partSize: 6 * MIB };
/** A run that takes longer never ends, ms. */
const ROUND_MAX = 180_000;
const LOOK = 30;

/**
 * @typedef {{ readonly name: string, readonly size: number, readonly parts: number }} SampleFile
 *
 * @typedef {object} Place
 * @property {import("../emulator.mjs").EmulatorProcess} emulator
 * @property {import("./redis-process.mjs").RedisProcess} redis
 * @property {string} folder of the root
 * @property {readonly SampleFile[]} files
 *
 * @typedef {object} FleetRound
 * @property {number} seed
 * @property {readonly string[]} story what was disturbed
 * @property {number} sentTwice
 * @property {number} allowed
 * @property {readonly string[]} faults
 * @property {number} ms
 */

/**
 * Uploads all files with three workers, disturbs them at seeded moments, and judges the result.
 *
 * @param {Place} place
 * @param {number} seed
 * @returns {Promise<FleetRound>}
 */
export async function playFleetRound(place, seed) {
  await place.redis.start();
  const round = new Round(place, seed);
  const startedAt = performance.now();
  try {
    await round.play();
    return await round.judge(Math.round(performance.now() - startedAt));
  } finally {
    await round.end();
  }
}

/** ms that a part takes at least, so that a kill finds parts in flight. */
const PART_DELAY = 250;

/** @param {import("../emulator.mjs").EmulatorProcess} emulator */
export async function startSlow(emulator) {
  await emulator.start();
  await emulator.setFaults([
    { match: { operation: "putPart" }, do: { type: "slow", delay: PART_DELAY } },
    { match: { operation: "putFile" }, do: { type: "slow", delay: PART_DELAY } },
  ]);
}

class Round {
  #place;
  #seed;
  #settings;
  /** @type {import("./member-process.mjs").Member[]} */
  #workers = [];
  /** @type {import("./member-process.mjs").Member | undefined} */
  #submitter;
  /** @type {import("@cdf-multipart/fleet").Fleet | undefined} */
  #fleet;
  /** @type {import("../emulator.mjs").Request[]} from before the emulator was killed */
  #earlier = [];
  /** @type {string[]} */
  #story = [];
  /** @type {string[]} */
  #faults = [];
  #allowed = 0;
  #run = "";
  #setBack = false;
  #brokerDown = false;
  #until = Date.now() + ROUND_MAX;

  /** @param {Place} place @param {number} seed */
  constructor(place, seed) {
    this.#place = place;
    this.#seed = seed;
    const { url: baseUrl, project, token } = place.emulator.address;
    this.#settings = { broker: place.redis.url, key: KEY, service: { baseUrl, project, token } };
  }

  get #items() {
    return this.#place.files.map(({ name, size }) => ({
      source: `nas:${name}`,
      size,
      file: { externalId: `${this.#seed}/${name}`, name },
    }));
  }

  async play() {
    const { files, redis } = this.#place;
    const steps = files.reduce((sum, { parts }) => sum + Math.max(1, parts), 0);
    const plan = pickDisturbances(seededRandom(this.#seed), { steps, workers: WORKERS });
    const { broker, key, service } = this.#settings;
    const client = (/** @type {any} */ limits) => createFilesClient({ ...service, limits });
    this.#fleet = await connectFleet({ broker, key, client, requestsPerSecond: 1000 });
    this.#workers = Array.from({ length: WORKERS }, () => this.#startWorker());
    await this.#startSubmitter();
    await redis.remember();
    for (const disturbance of plan) {
      const progress = await this.#reach(disturbance.after);
      if (progress === undefined) break;
      await this.#disturb(disturbance);
    }
    await this.#reach(Number.POSITIVE_INFINITY);
  }

  #startWorker() {
    const work = { ...WORK, roots: { nas: this.#place.folder } };
    return startMember("work", { ...this.#settings, work });
  }

  async #startSubmitter() {
    const continues = this.#run === "" ? {} : { continues: this.#run };
    const submit = { ...SUBMIT, ...continues };
    this.#submitter = startMember("submit", { ...this.#settings, items: this.#items, submit });
    await this.#submitter.saw(({ run }) => run !== undefined);
    const run = this.#submitter.events.find((event) => event.run !== undefined)?.run;
    if (run !== undefined) this.#run = run;
    else if ((await this.#submitter.ended) !== 0) throw new Error(this.#submitter.errors());
  }

  async #view() {
    try {
      return await this.#fleet?.run(this.#run);
    } catch {
      return undefined;
    }
  }

  /**
   * Resolves with the parts and files that are done, when they are as many; undefined at the end of the run.
   *
   * @param {number} steps
   */
  async #reach(steps) {
    for (;;) {
      if (Date.now() > this.#until) {
        this.#faults.push(`the run did not end: ${JSON.stringify(await this.#view())}`);
        return undefined;
      }
      await this.#replaceEnded();
      const view = await this.#view();
      if (view === undefined) await this.#startSubmitter();
      else if (this.#submitter?.over === true && !view.closed) await this.#startSubmitter();
      else if (view.closed && view.cursor === view.listed && view.openFiles + view.openPages === 0)
        return undefined;
      else if (view.partsSent + view.filesDone >= steps) return view.partsSent + view.filesDone;
      await sleep(LOOK);
    }
  }

  /** As a scheduler does. A worker ends by itself only if the broker is away at its start, or lost its run. */
  async #replaceEnded() {
    for (const [index, worker] of this.#workers.entries()) {
      if (!worker.over) continue;
      const errors = worker.errors();
      const isExpected =
        (this.#brokerDown && errors.includes("broker-unreachable")) ||
        (this.#setBack && errors.includes("has lost the run"));
      if (errors !== "" && !isExpected) this.#faults.push(`a worker ended: ${errors.slice(0, 2000)}`);
      this.#workers[index] = this.#startWorker();
    }
  }

  async #requests() {
    return [...this.#earlier, ...(await this.#place.emulator.requests())];
  }

  /**
   * Parts that were begun and have no record. After a set-back, those without a record then.
   *
   * @param {number} [recorded] parts
   */
  async #allow(recorded) {
    const begun = begunParts(await this.#requests()).size;
    this.#allowed += Math.max(0, begun - (recorded ?? (await this.#view())?.partsSent ?? 0));
  }

  /** @param {import("./disturbances.mjs").Disturbance} disturbance */
  async #disturb({ kind, worker: index, wait, after }) {
    this.#story.push(`${kind} after ${after}${kind.startsWith("worker") ? ` (worker ${index})` : ""}`);
    const { emulator, redis } = this.#place;
    const worker = this.#workers[index];
    if (kind === "worker killed" && worker !== undefined) {
      worker.send("SIGKILL");
      await worker.ended;
      await this.#allow();
    } else if (kind === "worker stopped beyond its lock" && worker !== undefined) {
      worker.send("SIGSTOP");
      await this.#allow();
      await sleep(WORK.lockMs * 2 + wait);
      worker.send("SIGCONT");
    } else if (kind === "broker killed") {
      this.#brokerDown = true;
      await redis.kill();
      await sleep(wait);
      await redis.start();
      await this.#allow();
    } else if (kind === "broker set back") {
      this.#setBack = true;
      this.#brokerDown = true;
      await redis.putBack();
      await this.#allow((await this.#view())?.partsSent ?? 0);
    } else if (kind === "emulator killed") {
      await this.#allow();
      // The emulator forgets them.
      this.#earlier = await this.#requests();
      await emulator.kill();
      await sleep(wait);
      await startSlow(emulator);
    } else if (kind === "submitter killed") {
      this.#submitter?.send("SIGKILL");
      await this.#submitter?.ended;
    }
  }

  async #failures() {
    const lines = [];
    for await (const { source, code, message } of this.#fleet?.failed(this.#run) ?? [])
      lines.push(`${source}: ${code} ${message}`);
    return lines;
  }

  /** @param {number} ms @returns {Promise<FleetRound>} */
  async judge(ms) {
    const { emulator, folder, files } = this.#place;
    const faults = [...this.#faults];
    const view = await this.#view();
    if (view === undefined || view.filesDone !== files.length || view.filesFailed !== 0)
      faults.push(`the run ended with ${JSON.stringify(view)}`, ...(await this.#failures()));
    const large = files.filter(({ parts }) => parts > 0).length;
    const completes = this.#setBack ? 2 * large : large;
    const { sentTwice, ...judged } = judgeRequests(await this.#requests(), {
      parts: this.#allowed,
      completes,
    });
    faults.push(...judged.faults);
    const prefix = `${this.#seed}/`;
    const stored = new Map();
    for await (const entry of emulator.allEntries()) {
      const { externalId = "", id, uploaded } = entry;
      if (!externalId.startsWith(prefix)) faults.push(`the entry ${id} (${externalId}) is of no file`);
      if (stored.has(externalId)) faults.push(`${externalId} has two entries`);
      if (!uploaded) faults.push(`${externalId} has no content`);
      stored.set(externalId, id);
    }
    for (const { name } of files) {
      const id = stored.get(`${prefix}${name}`);
      const difference =
        id === undefined ? "no entry" : await findDifference(join(folder, name), emulator.contentOf(id));
      if (difference !== undefined) faults.push(`${name}: ${difference}`);
    }
    for (const id of stored.values()) await emulator.delete(id);
    await emulator.forgetRequests();
    return { seed: this.#seed, story: this.#story, sentTwice, allowed: this.#allowed, faults, ms };
  }

  async end() {
    for (const worker of this.#workers) worker.send("SIGKILL");
    this.#submitter?.send("SIGKILL");
    await Promise.all(this.#workers.map(({ ended }) => ended));
    await this.#fleet?.close();
    await this.#place.redis.kill();
  }
}
