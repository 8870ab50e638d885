/**
 * Measures the time in which this process could run. The clock also stops while the machine sleeps or after a
 * SIGSTOP, so a time limit does not expire in a suspended process.
 *
 * @typedef {object} RunningClock
 * @property {() => number} elapsed ms
 * @property {() => number} stops how often it stopped
 * @property {() => void} end
 */

const TICK = 500;
/** ms; a longer gap between two ticks is a stop. A busy machine has gaps of seconds. */
const STOP = 15_000;

/** @returns {RunningClock} */
export function createRunningClock() {
  let elapsed = 0;
  let stops = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - last > STOP) stops += 1;
    elapsed += Math.min(now - last, STOP);
    last = now;
  }, TICK);
  timer.unref();
  return { elapsed: () => elapsed, stops: () => stops, end: () => clearInterval(timer) };
}
