import { onAbort } from "./abort.js";

/** The port for time, so that a test can stop it or advance it. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /**
   * Resolves after `ms`; rejects with the signal's reason as soon as it aborts, leaving no timer and no
   * listener behind.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The longest time one timer can take: setTimeout keeps a signed 32-bit number and fires immediately above it.
 */
export const TIMER_MAX: number = 2 ** 31 - 1;

function sleepOnce(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let forget = (): void => {};
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    if (signal === undefined) return;
    forget = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** The real time. */
export const systemClock: Clock = Object.freeze({
  now: (): number => Date.now(),
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (let left = ms; left > 0; left -= TIMER_MAX) await sleepOnce(Math.min(left, TIMER_MAX), signal);
  },
});
