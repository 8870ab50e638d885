/** One round: a file, an upload that is killed several times, and the checks at the end. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startCommand } from "./command.mjs";
import { countLines, describeMoment, hasJournal, pickMoment, waitForMoment } from "./moment.mjs";
import { stateOfNode } from "./node-state.mjs";
import { pick, seededRandom } from "./random.mjs";
import { readRecorded, sentInVain } from "./recorded-parts.mjs";
import { createRunningClock } from "./running-clock.mjs";
import { findDifference } from "./same-content.mjs";

/** @typedef {"client" | "client, no external id" | "node" | "emulator" | "both" | "two clients"} Variant */

/** @type {readonly Variant[]} */
export const VARIANTS = ["client", "client, no external id", "node", "emulator", "both", "two clients"];

/**
 * @typedef {object} Ground shared by all rounds
 * @property {import("./emulator.mjs").EmulatorProcess} emulator
 * @property {string} folder for temporary files
 * @property {string} file
 * @property {number} parts
 * @property {number} partSize bytes
 */

/**
 * @typedef {object} RoundResult
 * @property {Variant} variant
 * @property {number} seed
 * @property {number} clientKills
 * @property {number} emulatorKills
 * @property {number} partsSentAgain
 * @property {number} inFlight parts that were in flight at a kill and may have been sent again
 * @property {number} entriesLeft without content, created by a run that was killed before it received the
 *   answer
 * @property {number} refused processes that the lock refused
 * @property {number} stops how often the process was suspended, by SIGSTOP or because the machine slept
 * @property {number} cleaned 1 if the same command had to run again to remove a journal
 * @property {import("./node-state.mjs").NodeState[]} states of uploads into nodes that were killed
 * @property {string[]} story
 * @property {string[]} faults failed checks
 */

/** The message of a command whose file is already stored, according to its run record or to the service. */
const SKIPPED = /skipped: an earlier run/;
const REFUSED = /409|Duplicate external ids/i;
const CONCURRENCY = 3;
/** The variant that uploads into a data-modeling node. @type {Variant} */
const INTO_NODE = "node";
const KILLS_MAX = 4;
/** Maximum number of runs of a round. */
const RUNS_MAX = 12;
/** Maximum time of a run that is not killed, in ms of running time. */
const RUN_MAX = 180_000;

/**
 * @param {Ground} ground
 * @param {Variant} variant
 * @param {number} seed
 * @returns {Promise<RoundResult>}
 */
export async function playRound(ground, variant, seed) {
  const random = seededRandom(seed);
  const name = `round-${variant.replaceAll(/\W+/g, "-")}-${seed}`;
  const place = join(ground.folder, name);
  await mkdir(join(place, "tmp"), { recursive: true });
  /** @type {RoundResult} */
  const result = {
    variant,
    seed,
    clientKills: 0,
    emulatorKills: 0,
    partsSentAgain: 0,
    inFlight: 0,
    entriesLeft: 0,
    refused: 0,
    stops: 0,
    cleaned: 0,
    states: [],
    story: [],
    faults: [],
  };
  const round = {
    ground,
    variant,
    random,
    name,
    place,
    result,
    sent: new Map(),
    recorded: [],
    clock: createRunningClock(),
    initKills: 0,
    doneUnheard: false,
  };
  await ground.emulator.forgetRequests();
  try {
    await untilDone(round);
    await look(round);
  } catch (error) {
    result.faults.push(error instanceof Error ? error.message : String(error));
  }
  round.clock.end();
  await rm(place, { recursive: true, force: true });
  return result;
}

/** @typedef {{ ground: Ground, variant: Variant, random: () => number, name: string, place: string, result: RoundResult, sent: Map<number, number>, recorded: import("./recorded-parts.mjs").Recorded[], clock: import("./running-clock.mjs").RunningClock, initKills: number, doneUnheard: boolean }} Round */

/** @param {Round} round */
async function untilDone(round) {
  const { random, result } = round;
  const kills = 1 + Math.floor(random() * KILLS_MAX);
  for (let run = 1; run <= RUNS_MAX; run += 1) {
    const ended = await oneRun(round, run <= kills);
    if (ended.code === 0 || round.doneUnheard || (await doneByTheOther(round, ended)))
      return comeBackForTheOther(round);
    if (ended.signal !== "SIGKILL") {
      result.story.push(ended.stderr.trim());
      // It is not a fault if the emulator is down longer than the client retries. The next run must succeed.
      // Nor if all time limits had passed when a suspended run was continued.
      if (result.emulatorKills === 0 && round.clock.stops() === 0)
        throw new Error(`The upload ended with ${ended.code}: ${ended.stderr.trim()}`);
    }
  }
  throw new Error(`The upload was not done after ${RUNS_MAX} runs.`);
}

/**
 * One of two processes can finish and remove its record before the other opens its journal. If the other is
 * killed then, it is rightly refused when it starts again, because the file is stored.
 *
 * @param {Round} round
 * @param {import("./command.mjs").Ended} ended
 */
async function doneByTheOther({ variant, ground, name }, { code, stderr }) {
  if (variant !== "two clients" || code !== 1 || !REFUSED.test(stderr)) return false;
  const entries = await ground.emulator.entries(name);
  return entries.some(({ uploaded }) => uploaded);
}

/**
 * One of two processes can finish before the other starts over and is killed. The other leaves a journal:
 * when it starts again, the service refuses it, and nothing must be left.
 *
 * @param {Round} round
 */
async function comeBackForTheOther(round) {
  if (round.variant !== "two clients" || !(await hasJournal(journals(round)))) return;
  const { code, stderr } = await startUpload(round).ended;
  if (!SKIPPED.test(stderr) && !REFUSED.test(stderr))
    round.result.faults.push(`The new run of the second process ended with ${code}: ${stderr.trim()}`);
}

/**
 * @param {Round} round
 * @param {boolean} killed
 * @returns {Promise<import("./command.mjs").Ended>}
 */
async function oneRun(round, killed) {
  const { variant, result, random, ground, clock } = round;
  const known = await readRecorded(journals(round));
  if (known !== undefined) round.recorded.push(known);
  const before = await countLines(journals(round));
  const startedAt = Date.now();
  const first = startUpload(round);
  const second = variant === "two clients" ? startUpload(round) : undefined;
  let begun = false;
  if (killed) {
    const target = pickTarget(variant, random);
    const moment = pickMoment(random, ground.parts, before, variant === INTO_NODE);
    begun = await waitForMoment(moment, journals(round), () => first.over && second?.over !== false);
    if (target !== "client") {
      result.story.push(`emulator killed ${describeMoment(moment)}`);
      await restartEmulator(round, target === "both" ? first : undefined);
    }
    if (target !== "emulator" && !(first.over && second?.over !== false)) {
      result.story.push(`killed ${describeMoment(moment)}`);
      result.clientKills += 1;
      if ((await countLines(journals(round))) <= 2) round.initKills += 1;
      first.kill("SIGKILL");
      second?.kill("SIGKILL");
      if (variant === INTO_NODE) {
        await first.ended;
        result.states.push(await stateOfNode(journals(round), await ground.emulator.requests(), startedAt));
      }
    }
  }
  const until = clock.elapsed() + RUN_MAX;
  const timer = setInterval(() => {
    if (clock.elapsed() < until) return;
    clearInterval(timer);
    first.kill("SIGKILL");
    second?.kill("SIGKILL");
    result.faults.push(`A run that was not killed did not end within ${RUN_MAX} ms.`);
  }, 1_000);
  const ended = await first.ended;
  const other = await second?.ended;
  clearInterval(timer);
  // Its journal existed and is gone: it was killed when everything was done, before it could report it.
  const struck = ended.signal === "SIGKILL" || other?.signal === "SIGKILL";
  if (struck && begun && !(await hasJournal(journals(round)))) round.doneUnheard = true;
  return other === undefined ? ended : theBetter(round, ended, other);
}

/** @param {Variant} variant @param {() => number} random @returns {"client" | "emulator" | "both"} */
function pickTarget(variant, random) {
  if (variant === "emulator") return "emulator";
  return variant === "both" ? pick(random, ["client", "emulator", "both"]) : "client";
}

/**
 * Selects the process that made progress, of two that ran concurrently. The other must have been refused with
 * a reason.
 *
 * @param {Round} round
 * @param {import("./command.mjs").Ended} first
 * @param {import("./command.mjs").Ended} second
 */
function theBetter({ result }, first, second) {
  const [better, other] = howGood(first) >= howGood(second) ? [first, second] : [second, first];
  // A process that starts when the other is done is refused by the run record, or by the service.
  const done = other.code === 0 ? SKIPPED : REFUSED;
  if (other.code === 1 && /already working on this upload/.test(other.stderr)) result.refused += 1;
  else if (other.code !== null && !done.test(other.stderr)) {
    result.faults.push(`The second process ended with ${other.code}: ${other.stderr.trim()}`);
  }
  return better;
}

/**
 * If both succeed, one has skipped the file that the other has stored, in any order. A killed process may
 * start again.
 *
 * @param {import("./command.mjs").Ended} ended
 */
function howGood({ code, stderr }) {
  if (code === 0) return SKIPPED.test(stderr) ? 2 : 3;
  return code === null ? 1 : 0;
}

/** @param {Round} round */
function startUpload(round) {
  const { ground, variant, name } = round;
  const id =
    variant === INTO_NODE
      ? ["--node", ground.emulator.nodeOption(name), "--wait-for", "node"]
      : variant === "client, no external id"
        ? []
        : ["--external-id", name];
  return startCommand(
    [
      ground.file,
      ...["--name", name, ...id],
      ...["--part-size", String(ground.partSize), "--concurrency", String(CONCURRENCY)],
      ...["--json", "--verbose"],
    ],
    environment(round),
  );
}

/** @param {Round} round */
function environment({ ground, place }) {
  const { url, token, project } = ground.emulator.address;
  return {
    CDF_URL: url,
    CDF_PROJECT: project,
    CDF_TOKEN: token,
    HOME: place,
    XDG_STATE_HOME: join(place, "state"),
    TMPDIR: join(place, "tmp"),
  };
}

/**
 * A run that was killed after its file was stored and before its journal was removed leaves the journal. The
 * same command detects that the file is stored, and removes the journal.
 *
 * @param {Round} round
 */
async function againAfterKill(round) {
  if (!(await hasJournal(journals(round))) || round.result.clientKills === 0) return;
  round.result.cleaned += 1;
  const { code, stderr } = await startUpload(round).ended;
  if (code !== 0 || !SKIPPED.test(stderr))
    round.result.faults.push(`The repeated command ended with ${code}: ${stderr.trim()}`);
}

/** @param {Round} round */
function journals({ place }) {
  return join(place, "state", "cdf-multipart", "uploads");
}

/**
 * @param {Round} round
 * @param {import("./command.mjs").Running | undefined} victim is killed with it
 */
async function restartEmulator(round, victim) {
  await countSent(round);
  round.result.emulatorKills += 1;
  const dying = round.ground.emulator.kill();
  if (victim !== undefined && !victim.over) {
    round.result.clientKills += 1;
    if ((await countLines(journals(round))) <= 2) round.initKills += 1;
    victim.kill("SIGKILL");
  }
  await dying;
  await sleep(Math.floor(round.random() * 300));
  await round.ground.emulator.start();
}

/**
 * Counts the parts that were stored since the emulator was started, in any session. A part that the journal
 * contained when the run began must not have been sent.
 *
 * @param {Round} round
 */
async function countSent({ ground, sent, recorded, result }) {
  const requests = await ground.emulator.requests();
  const inVain = sentInVain(requests, recorded);
  if (inVain.length > 0)
    result.faults.push(`These parts of the journal were sent again: ${inVain.join(", ")}.`);
  for (const { operation, status, partNumber } of requests) {
    if (operation !== "putPart" || status !== 200 || partNumber === undefined) continue;
    sent.set(partNumber, (sent.get(partNumber) ?? 0) + 1);
  }
}

/** The checks at the end. @param {Round} round */
async function look(round) {
  const { ground, name, result, sent } = round;
  const { emulator } = ground;
  await againAfterKill(round);
  const entries = await emulator.entries(name);
  const stored = entries.filter(({ uploaded }) => uploaded);
  result.entriesLeft = entries.length - stored.length;
  const [entry] = stored;
  if (stored.length !== 1 || entry === undefined)
    result.faults.push(`There are ${stored.length} stored files instead of 1.`);
  else {
    const difference = await findDifference(emulator.contentOf(entry.id), ground.file);
    if (difference !== undefined) result.faults.push(`The stored bytes differ: ${difference}.`);
  }
  const mayBeLeft = round.variant === "client, no external id" ? round.initKills : 0;
  if (result.entriesLeft > mayBeLeft)
    result.faults.push(`${result.entriesLeft} entries without content are left.`);
  await countSent(round);
  for (const times of sent.values()) result.partsSentAgain += times - 1;
  result.stops = round.clock.stops();
  // A suspended process exceeds the time limit for an answer, and sends the part again.
  result.inFlight = (result.clientKills + result.emulatorKills + result.stops) * CONCURRENCY;
  if (result.partsSentAgain > result.inFlight) {
    result.faults.push(
      `${result.partsSentAgain} parts were sent again, but only ${result.inFlight} can have been in flight.`,
    );
  }
  for (const folder of [journals(round), join(round.place, "tmp")]) {
    const names = await readdir(folder).catch(() => []);
    // The next upload of any file removes the lock of a process that was killed when everything was done.
    const left = names.filter((file) => !(round.doneUnheard && file.endsWith(".lock")));
    if (left.length > 0) result.faults.push(`${folder} still contains ${left.join(", ")}.`);
  }
  if (round.variant === INTO_NODE) return lookAtNode(round, entry);
  for (const { id } of entries) await emulator.delete(id);
}

/**
 * The node must be the one of the only file, and say that its content is there.
 *
 * @param {Round} round
 * @param {import("./emulator.mjs").Entry | undefined} entry
 */
async function lookAtNode({ ground: { emulator }, name, result }, entry) {
  if (entry?.instanceId?.externalId !== name) result.faults.push("The stored file is not that of the node.");
  if (!(await emulator.isNodeUploaded(name)))
    result.faults.push("The node does not say that its content is there.");
  await emulator.deleteNode(name);
  const left = await emulator.entries(name);
  if (left.length > 0) result.faults.push(`${left.length} files are left without their node.`);
}
