// CPU time of the whole machine. Time that neither the client nor the sink used is other work, and the
// figures of such runs say so.
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** Ticks per second of Linux on all platforms of Node. */
const TICKS_A_SECOND = 100;

/** @returns {Promise<number | undefined>} ms of all cores since the machine started; undefined if unknown */
export async function busyTime() {
  const text = await readFile("/proc/stat", "utf8").catch(() => "");
  return readBusyTime(text);
}

/** @param {string} stat contents of /proc/stat @returns {number | undefined} ms */
export function readBusyTime(stat) {
  const line = /^cpu +(.*)$/m.exec(stat)?.[1];
  if (line === undefined) return undefined;
  // user nice system idle iowait irq softirq steal; guest time is included in user.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(" ").map(Number);
  return ((user + nice + system + irq + softirq + steal) / TICKS_A_SECOND) * 1000;
}

/**
 * @param {readonly import("../types.js").Run[]} runs
 * @param {number} cores
 * @returns {number | undefined} share of the machine (0 to 1) that other work took during the run
 */
export function shareOfOthers(runs, cores) {
  const known = runs.flatMap((run) =>
    run.busy === undefined || run.cost === undefined || run.sink.cpu === undefined
      ? []
      : [{ wall: run.wall, others: run.busy - run.cost.user - run.cost.system - run.sink.cpu }],
  );
  const wall = known.reduce((sum, one) => sum + one.wall, 0);
  return wall === 0
    ? undefined
    : Math.max(
        0,
        known.reduce((sum, one) => sum + one.others, 0),
      ) /
        wall /
        cores;
}

/** If other work takes more than this share of the machine, the run is not reliable. */
const DISTURBED = 0.1;
const TRIES = 4;
const WAIT_MAX = 10_000;
const LOOK = 300;

/**
 * Repeats a run, up to a few times, if other work disturbed it. The least disturbed run counts. The result of
 * a run never affects the choice.
 * @param {() => Promise<import("../types.js").Run>} run
 * @param {number} cores
 * @param {(cores: number) => Promise<void>} [wait] waits until the machine is idle, or until a time limit
 * @returns {Promise<import("../types.js").Run>}
 */
export async function calmRun(run, cores, wait = waitForCalm) {
  /** @type {{ run: import("../types.js").Run, others: number } | undefined} */
  let calmest;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    await wait(cores);
    const one = await run();
    const others = shareOfOthers([one], cores) ?? 0;
    if (calmest === undefined || others < calmest.others) calmest = { run: { ...one, tries }, others };
    if (others <= DISTURBED || one.failure !== undefined) break;
  }
  if (calmest === undefined) throw new Error("No run was made.");
  return calmest.run;
}

/** @param {number} cores */
async function waitForCalm(cores) {
  for (let waited = 0; waited < WAIT_MAX; waited += LOOK) {
    const before = await busyTime();
    await setTimeout(LOOK);
    const after = await busyTime();
    if (before === undefined || after === undefined || (after - before) / LOOK / cores <= DISTURBED) return;
  }
}
