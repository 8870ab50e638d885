import { onAbort } from "../time/abort.js";
import type { Clock } from "../time/clock.js";

/** What a limiter bounds. */
export interface LimiterOptions {
  /** Maximum starts per second, beyond the burst. */
  readonly requestsPerSecond: number;
  /** Maximum in flight. */
  readonly concurrentRequests: number;
  readonly clock: Clock;
}

/** Limits how fast work starts, and how much of it runs concurrently. First come, first served. */
export class Limiter {
  readonly #clock: Clock;
  readonly #interval: number;
  readonly #burst: number;
  readonly #queue: Array<() => void> = [];
  #free: number;
  /** When the next start would be due if all came evenly, ms since the epoch. */
  #due: number = 0;

  constructor(options: LimiterOptions) {
    this.#clock = options.clock;
    this.#interval = 1000 / options.requestsPerSecond;
    // A tenth of a second's starts may happen together. Unused starts are lost, so the rate of any second
    // stays close to the limit.
    this.#burst = 100;
    this.#free = options.concurrentRequests;
  }

  /** Runs the work when a place is free. The place is released after any outcome. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(signal);
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  /** Resolves when a request may start according to these rates. */
  async pace(signal: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const due = Math.max(this.#due, now - this.#burst);
    this.#due = due + this.#interval;
    if (due > now) await this.#clock.sleep(due - now, signal);
  }

  async #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const forget = onAbort(signal, () => {
        this.#queue.splice(this.#queue.indexOf(enter), 1);
        reject(signal.reason);
      });
      const enter = (): void => {
        forget();
        resolve();
      };
      this.#queue.push(enter);
    });
  }
}
