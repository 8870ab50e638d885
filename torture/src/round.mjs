/** One round: a file, an upload that is killed some times, and what must hold in the end. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startCommand } from "./command.mjs";
import { countLines, describeMoment, hasJournal, pickMoment, waitForMoment } from "./moment.mjs";
import { pick, seededRandom } from "./random.mjs";
import { readRecorded, sentInVain } from "./recorded-parts.mjs";
import { createRunningClock } from "./running-clock.mjs";
import { findDifference } from "./same-content.mjs";

/** @typedef {"client" | "client, no external id" | "emulator" | "both" | "two at once"} Variant */

/** @type {readonly Variant[]} */
export const VARIANTS = ["client", "client, no external id", "emulator", "both", "two at once"];

/**
 * @typedef {object} Ground what all rounds share
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
 * @property {number} inFlight parts that may have been sent again for good reason
 * @property {number} entriesLeft without content, made by a run that was killed before it heard of them
 * @property {number} refused processes that were turned away by the lock
 * @property {number} stops how often everything stood still, by SIGSTOP or since the machine slept
 * @property {number} cleaned 1 when the same command had to be given again to remove a journal
 * @property {string[]} story
 * @property {string[]} faults what did not hold
 */

/** What a command says that finds its file stored: by its own memory, or by the service. */
const SKIPPED = /skipped: an earlier run/;
const REFUSED = /409|Duplicate external ids/i;
const CONCURRENCY = 3;
const KILLS_MAX = 4;
/** Runs until a round that gets nowhere is given up. */
const RUNS_MAX = 12;
/** Longest time for a run that nobody kills, ms in which it could run. */
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
      // An emulator that is down for longer than the client has patience is no fault; starting again must do.
      // Nor is one whose every time limit had passed when it was let go on.
      if (result.emulatorKills === 0 && round.clock.stops() === 0)
        throw new Error(`The upload ended with ${ended.code}: ${ended.stderr.trim()}`);
    }
  }
  throw new Error(`The upload was not done after ${RUNS_MAX} runs.`);
}

/**
 * Of two at once the one can be done, and its run forgotten, before the other begins its own journal. Killed then, the other is refused
 * when it comes back, and rightly: the file is stored.
 *
 * @param {Round} round
 * @param {import("./command.mjs").Ended} ended
 */
async function doneByTheOther({ variant, ground, name }, { code, stderr }) {
  if (variant !== "two at once" || code !== 1 || !REFUSED.test(stderr)) return false;
  const entries = await ground.emulator.entries(name);
  return entries.some(({ uploaded }) => uploaded);
}

/**
 * The first of two can be done before the second begins, which then begins anew and is killed. Its journal is what it came back for: the
 * service refuses, and nothing must be left.
 *
 * @param {Round} round
 */
async function comeBackForTheOther(round) {
  if (round.variant !== "two at once" || !(await hasJournal(journals(round)))) return;
  const { code, stderr } = await startUpload(round).ended;
  if (!SKIPPED.test(stderr) && !REFUSED.test(stderr))
    round.result.faults.push(`Coming back for the second process ended with ${code}: ${stderr.trim()}`);
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
  const first = startUpload(round);
  const second = variant === "two at once" ? startUpload(round) : undefined;
  let begun = false;
  if (killed) {
    const target = pickTarget(variant, random);
    const moment = pickMoment(random, ground.parts, before);
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
    }
  }
  const until = clock.elapsed() + RUN_MAX;
  const timer = setInterval(() => {
    if (clock.elapsed() < until) return;
    clearInterval(timer);
    first.kill("SIGKILL");
    second?.kill("SIGKILL");
    result.faults.push(`A run that nobody killed did not end within ${RUN_MAX} ms.`);
  }, 1_000);
  const ended = await first.ended;
  const other = await second?.ended;
  clearInterval(timer);
  // Its journal was there and is gone: it was killed with everything done, before it could say so.
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
 * Of two processes that ran at once: the one that got somewhere. The other must have been refused with the reason.
 *
 * @param {Round} round
 * @param {import("./command.mjs").Ended} first
 * @param {import("./command.mjs").Ended} second
 */
function theBetter({ result }, first, second) {
  const [better, other] = howGood(first) >= howGood(second) ? [first, second] : [second, first];
  // One that comes when the other is done is told so by the memory of the command, or by the service.
  const done = other.code === 0 ? SKIPPED : REFUSED;
  if (other.code === 1 && /already working on this upload/.test(other.stderr)) result.refused += 1;
  else if (other.code !== null && !done.test(other.stderr)) {
    result.faults.push(`The second process ended with ${other.code}: ${other.stderr.trim()}`);
  }
  return better;
}

/**
 * Where both end well the one has skipped what the other has stored, whichever was started first. One that was killed may go on.
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
  const id = variant === "client, no external id" ? [] : ["--external-id", name];
  return startCommand(
    [
      ground.file,
      ...["--name", name, ...id],
      ...["--part-size", String(ground.partSize), "--concurrency", String(CONCURRENCY)],
      ...["--no-sha256", "--json", "--verbose"],
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
 * A run that was killed between the file being stored and its journal being removed leaves that: the same command again knows that the
 * file is stored, and removes it.
 *
 * @param {Round} round
 */
async function againAfterKill(round) {
  if (!(await hasJournal(journals(round))) || round.result.clientKills === 0) return;
  round.result.cleaned += 1;
  const { code, stderr } = await startUpload(round).ended;
  if (code !== 0 || !SKIPPED.test(stderr))
    round.result.faults.push(`The same command again ended with ${code}: ${stderr.trim()}`);
}

/** @param {Round} round */
function journals({ place }) {
  return join(place, "state", "cdf-multipart", "uploads");
}

/**
 * @param {Round} round
 * @param {import("./command.mjs").Running | undefined} victim that dies with it
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
 * Adds the parts that were stored since the emulator was started, of whatever session: a new one is no excuse here. And none
 * may have been sent that the journal knew of when the run began.
 *
 * @param {Round} round
 */
async function countSent({ ground, sent, recorded, result }) {
  const requests = await ground.emulator.requests();
  const inVain = sentInVain(requests, recorded);
  if (inVain.length > 0)
    result.faults.push(`The journal had parts that were sent again: ${inVain.join(", ")}.`);
  for (const { operation, status, partNumber } of requests) {
    if (operation !== "putPart" || status !== 200 || partNumber === undefined) continue;
    sent.set(partNumber, (sent.get(partNumber) ?? 0) + 1);
  }
}

/** What must hold in the end. @param {Round} round */
async function look(round) {
  const { ground, name, result, sent } = round;
  const { emulator } = ground;
  await againAfterKill(round);
  const entries = await emulator.entries(name);
  const stored = entries.filter(({ uploaded }) => uploaded);
  result.entriesLeft = entries.length - stored.length;
  const [entry] = stored;
  if (stored.length !== 1 || entry === undefined)
    result.faults.push(`There are ${stored.length} stored files.`);
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
  // Whoever was stopped finds that the time for an answer is over, and sends the part again.
  result.inFlight = (result.clientKills + result.emulatorKills + result.stops) * CONCURRENCY;
  if (result.partsSentAgain > result.inFlight) {
    result.faults.push(
      `${result.partsSentAgain} parts were sent again, and only ${result.inFlight} can have been in flight.`,
    );
  }
  for (const folder of [journals(round), join(round.place, "tmp")]) {
    const names = await readdir(folder).catch(() => []);
    // The lock of a process that was killed with everything done is removed by the next upload, whatever that is of.
    const left = names.filter((file) => !(round.doneUnheard && file.endsWith(".lock")));
    if (left.length > 0) result.faults.push(`${folder} still holds ${left.join(", ")}.`);
  }
  for (const { id } of entries) await emulator.delete(id);
}
