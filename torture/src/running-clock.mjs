/**
 * Time in which this process could run. A machine that sleeps, or a SIGSTOP, stops this clock too: a limit that is kept by it
 * does not strike whoever was stopped.
 *
 * @typedef {object} RunningClock
 * @property {() => number} elapsed ms
 * @property {() => number} stops how often it stood still
 * @property {() => void} end
 */

const TICK = 500;
/** A longer gap between two ticks: ms. A busy machine makes some of seconds. */
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
