// CPU time that the whole machine has spent: what is neither the client's nor the sink's was somebody else's, and figures
// taken beside others' work say so.
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** Of Linux, in every build that Node runs on. */
const TICKS_A_SECOND = 100;

/** @returns {Promise<number | undefined>} ms of all cores since the machine started; undefined where nothing tells */
export async function busyTime() {
  const text = await readFile("/proc/stat", "utf8").catch(() => "");
  return readBusyTime(text);
}

/** @param {string} stat contents of /proc/stat @returns {number | undefined} ms */
export function readBusyTime(stat) {
  const line = /^cpu +(.*)$/m.exec(stat)?.[1];
  if (line === undefined) return undefined;
  // user nice system idle iowait irq softirq steal; what guests used is in user already.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(" ").map(Number);
  return ((user + nice + system + irq + softirq + steal) / TICKS_A_SECOND) * 1000;
}

/**
 * @param {readonly import("../types.js").Run[]} runs
 * @param {number} cores
 * @returns {number | undefined} share of the machine (0..1) that others took while these ran
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

/** More of the machine than this in others' hands, and a run is worth little. */
const DISTURBED = 0.1;
const TRIES = 4;
const WAIT_MAX = 10_000;
const LOOK = 300;

/**
 * Runs when others leave the machine alone, and again when they did not, a few times; the calmest run counts. By what
 * others did, never by how the run came out.
 * @param {() => Promise<import("../types.js").Run>} run
 * @param {number} cores
 * @param {(cores: number) => Promise<void>} [wait] until others leave the machine alone, or some time is over
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
  if (calmest === undefined) throw new Error("Nothing was run.");
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
