import { pick } from "../random.mjs";

/** What can happen to a fleet. */
export const DISTURBANCES = /** @type {const} */ ([
  "worker killed",
  "worker stopped beyond its lock",
  "broker killed",
  "broker set back",
  "emulator killed",
  "submitter killed",
]);

/**
 * @typedef {object} Disturbance
 * @property {(typeof DISTURBANCES)[number]} kind
 * @property {number} after parts and files that are done before
 * @property {number} worker which one, from 0
 * @property {number} wait ms until the killed one starts again
 */

/** The longest outage, ms. */
const OUTAGE = 1500;

/**
 * The disturbances of a round, in order.
 *
 * @param {() => number} random
 * @param {{ readonly steps: number, readonly workers: number }} size steps: parts and files of the run
 * @returns {readonly Disturbance[]}
 */
export function pickDisturbances(random, { steps, workers }) {
  const count = 2 + Math.floor(random() * 3);
  return Array.from({ length: count }, () => ({
    kind: pick(random, DISTURBANCES),
    // Most of them while parts are sent, which come first.
    after: Math.floor(random() ** 2 * steps * 0.9),
    worker: Math.floor(random() * workers),
    wait: Math.floor(random() * OUTAGE),
  })).sort((one, other) => one.after - other.after);
}
