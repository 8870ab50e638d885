import {
  decideFeed,
  decideSweep,
  FEED_LIMITS,
  isFinished,
  memoryLedger,
} from "@cdf-multipart/fleet/internal";
import { seededRandom } from "../random.mjs";
import { listUnits } from "./list-units.mjs";
import { SimQueue } from "./sim-queue.mjs";
import { SimService } from "./sim-service.mjs";
import { SimWorker } from "./sim-worker.mjs";
import { VirtualTime } from "./virtual-time.mjs";

/** @typedef {import("@cdf-multipart/fleet/internal").FleetJob} FleetJob */

/**
 * @typedef {object} Scenario
 * @property {readonly { readonly count: number, readonly size: number }[]} files how many of how many bytes
 * @property {number} workers
 * @property {number} slots jobs that a worker does concurrently
 * @property {import("./sim-service.mjs").ServiceSpeeds} speeds
 * @property {number} killEvery ms between two kills of a worker; 0 for none
 * @property {number} loseJobsEvery ms between two losses of all jobs of the broker; 0 for none
 * @property {number} partFailures share of the attempts at a part that fail
 * @property {number} seed
 */

/**
 * @typedef {object} Outcome
 * @property {number} hours
 * @property {number} requests
 * @property {number} busiestSecond the most requests within one second
 * @property {number} filesDone
 * @property {number} filesFailed
 * @property {number} filesSent files that were sent, with repeats
 * @property {number} partsSent parts that were sent, with repeats
 * @property {number} bytes sent, with repeats
 * @property {number} jobs
 * @property {number} queueBytes the most that jobs took in the broker
 * @property {number} ledgerBytes the most that the list, sessions and parts took
 * @property {number} openFiles the most large files that had jobs
 * @property {number} openPages the most pages that had jobs
 * @property {number} kills
 * @property {number} losses
 */

const FEED_EVERY = 5000;
const SWEEP_EVERY = 60_000;
/** Time that a killed worker is away. */
const AWAY = 30_000;
const HOUR = 3_600_000;
/** In a run that takes longer, no worker continues some unit. */
const HOURS_MAX = 10_000;
const RUN = "run";

/**
 * Simulates a run: the real decisions, pacer and ledger of the fleet, with a simulated queue, workers and
 * service, in virtual time. The same scenario has the same outcome.
 *
 * @param {Scenario} scenario
 * @returns {Promise<Outcome>}
 */
export async function simulate(scenario) {
  const { killEvery, loseJobsEvery, slots, seed } = scenario;
  const start = Date.UTC(2026, 0, 1);
  const time = new VirtualTime(start);
  const ledger = memoryLedger(() => time.now);
  const queue = new SimQueue();
  const service = new SimService(scenario.speeds);
  const random = seededRandom(seed);
  await ledger.createRun({ id: RUN, settings: "{}" });
  const units = await listUnits(ledger, RUN, scenario.files);
  const tally = { filesSent: 0, partsSent: 0, sessionBytes: 0, sessionBytesPeak: 0 };
  const world = { time, ledger, queue, service, units, tally, random, partFailures: scenario.partFailures };
  const workers = Array.from(
    { length: scenario.workers },
    (_, at) => new SimWorker(`worker-${at + 1}`, slots, world),
  );
  const most = { openFiles: 0, openPages: 0 };
  let [finished, kills, losses] = [false, 0, 0];

  const dispatch = () => {
    for (;;) {
      const idle = workers.filter((worker) => worker.free > 0).sort((a, b) => b.free - a.free);
      if (idle.length === 0) return;
      for (const worker of idle) {
        const job = queue.take();
        if (job === undefined) return;
        worker.start(job, dispatch);
      }
    }
  };
  const view = async () => {
    const run = await ledger.readRun(RUN);
    if (run === undefined) throw new Error("The ledger has lost the run.");
    return run;
  };
  const feed = async () => {
    const run = await view();
    const ahead = units.slice(run.cursor, run.cursor + FEED_LIMITS.openFiles + FEED_LIMITS.openPages);
    const count = decideFeed(
      run,
      ahead.map(({ kind }) => kind),
    );
    if (count > 0 && (await ledger.advance(RUN, run.cursor, run.cursor + count))) {
      for (let unit = run.cursor; unit < run.cursor + count; unit += 1) queue.add(firstJob(units, unit, 1));
    }
    const { openFiles, openPages } = await view();
    most.openFiles = Math.max(most.openFiles, openFiles);
    most.openPages = Math.max(most.openPages, openPages);
    finished = isFinished(await view());
    dispatch();
    time.after(FEED_EVERY, feed);
  };
  const sweep = async () => {
    for (const unit of await ledger.listOpen(RUN, -1, units.length)) {
      if (queue.lifeOf(RUN, unit) === "none") await sweepUnit(world, unit);
    }
    dispatch();
    time.after(SWEEP_EVERY, sweep);
  };
  const kill = () => {
    const worker = workers[Math.floor(random() * workers.length)];
    kills += 1;
    worker?.kill(AWAY, dispatch);
    time.after(killEvery, kill);
  };
  const lose = () => {
    losses += 1;
    queue.lose();
    time.after(loseJobsEvery, lose);
  };

  time.after(0, feed);
  time.after(SWEEP_EVERY, sweep);
  if (killEvery > 0) time.after(killEvery, kill);
  if (loseJobsEvery > 0) time.after(loseJobsEvery, lose);
  await time.run(() => {
    if (time.now - start > HOURS_MAX * HOUR)
      throw new Error(`The run has not ended after ${HOURS_MAX} hours.`);
    return finished;
  });
  const { filesDone, filesFailed } = await view();
  return {
    hours: (time.now - start) / HOUR,
    requests: service.requests,
    busiestSecond: service.busiestSecond,
    filesDone,
    filesFailed,
    filesSent: tally.filesSent,
    partsSent: tally.partsSent,
    bytes: service.bytes,
    jobs: queue.jobs,
    queueBytes: queue.bytesPeak,
    ledgerBytes: units.reduce((sum, { listBytes }) => sum + listBytes, 0) + tally.sessionBytesPeak,
    ...most,
    kills,
    losses,
  };
}

/** @param {readonly import("./list-units.mjs").SimUnit[]} units @param {number} unit @param {number} round @returns {FleetJob} */
function firstJob(units, unit, round) {
  return { kind: units[unit]?.kind ?? "page", run: RUN, unit, round };
}

/** @param {import("./sim-worker.mjs").World} world @param {number} unit a unit without a job */
async function sweepUnit({ ledger, queue, units }, unit) {
  const ref = { run: RUN, unit };
  const claim = await ledger.claim(ref, "sweep", 1);
  if (claim.kind !== "claimed" && claim.kind !== "held") return;
  const round = (await ledger.readUnit(ref))?.round ?? 1;
  const step = decideSweep({ life: queue.lifeOf(RUN, unit), round, leased: claim.kind === "held" });
  if (step.kind === "new-round" && (await ledger.newRound(ref, round)))
    queue.add(firstJob(units, unit, round + 1));
  if (claim.kind !== "claimed") return;
  if (step.kind === "fail")
    await ledger.settle(ref, claim.fence, [{ index: 0, code: "poison", message: "never ends" }]);
  else await ledger.release(ref, claim.fence);
}
