import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pick } from "./random.mjs";

/**
 * The moment of a kill: `wait` ms after the start, or after the journal has `lines` lines. This reaches every
 * place between two writes: 1 line is the head, 2 are in init, 3 and more among the parts, the last ones
 * around complete.
 *
 * @typedef {{ after: "start" | "lines", lines: number, wait: number }} Moment
 */

/** ms; longer than the time between two lines. */
const STEP = 120;
const STARTUP = 700;
/** ms between two checks of a journal. */
const LOOK = 2;

/** Lines of a journal before that of its session: head and opening, and for a node that it was applied. */
const LINES_BEFORE = 2;
const LINES_BEFORE_OF_NODE = 3;

/**
 * @param {() => number} random
 * @param {number} parts of the file
 * @param {number} lines number of lines left by earlier runs. The moment must be later, otherwise the kill
 *   would hit the starting program
 * @param {boolean} [intoNode] whether the upload applies a node
 * @returns {Moment}
 */
export function pickMoment(random, parts, lines, intoNode = false) {
  const before = intoNode ? LINES_BEFORE_OF_NODE : LINES_BEFORE;
  const init = intoNode ? ["init", "init", "init"] : ["init"];
  const stage = pick(random, ["start", ...init, "parts", "parts", "parts", "complete"]);
  const wait = Math.floor(random() * STEP);
  if (stage === "start") return { after: "start", lines: 0, wait: Math.floor(random() * STARTUP) };
  if (stage === "init" && lines < before) {
    const reached = intoNode ? pick(random, [LINES_BEFORE, before]) : before;
    return { after: "lines", lines: reached, wait: Math.floor(intoNode ? wait : wait / 2) };
  }
  // The lines before, session, one line per part, completing, completed, done.
  const first = Math.max(before + 1, lines + 1);
  const last = before + 1 + parts;
  if (stage !== "complete" && first <= last) {
    return { after: "lines", lines: first + Math.floor(random() * (last + 1 - first)), wait };
  }
  return {
    after: "lines",
    lines: Math.max(first, last + Math.floor(random() * 3)),
    wait: Math.floor(wait / 2),
  };
}

/** @param {Moment} moment */
export function describeMoment({ after, lines, wait }) {
  return after === "start" ? `${wait} ms after its start` : `${wait} ms after line ${lines} of its journal`;
}

/**
 * Resolves at the moment, or when `isOver` returns true. Returns whether there was a journal at any time.
 *
 * @param {Moment} moment
 * @param {string} folder of the journals
 * @param {() => boolean} isOver
 */
export async function waitForMoment(moment, folder, isOver) {
  let most = 0;
  let size = -1;
  const look = async () => {
    // A journal only grows, and counting lines costs more than reading its size. The harness must not take
    // CPU from the upload.
    const grown = await journalSize(folder);
    if (grown !== size) most = Math.max(most, await countLines(folder));
    size = grown;
    await sleep(LOOK);
  };
  while (!isOver() && most < moment.lines) await look();
  const until = performance.now() + moment.wait;
  while (!isOver() && performance.now() < until) await look();
  return most > 0;
}

/**
 * Number of lines of the only journal in a folder; 0 if there is none.
 *
 * @param {string} folder
 */
export async function countLines(folder) {
  const names = await readdir(folder).catch(() => []);
  const journal = names.find((name) => name.endsWith(".journal"));
  if (journal === undefined) return 0;
  const bytes = await readFile(join(folder, journal)).catch(() => Buffer.alloc(0));
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** @param {string} folder */
export async function hasJournal(folder) {
  return (await journalSize(folder)) >= 0;
}

/** @param {string} folder @returns {Promise<number>} bytes; -1 if there is none */
async function journalSize(folder) {
  const names = await readdir(folder).catch(() => []);
  const journal = names.find((name) => name.endsWith(".journal"));
  if (journal === undefined) return -1;
  return (await stat(join(folder, journal)).catch(() => ({ size: -1 }))).size;
}
