import { onAbort } from "../time/abort.js";
import { type Clock, systemClock } from "../time/clock.js";

/**
 * The gate for all requests to a project. A 429 or a `Retry-After` closes it for all, because the budget of a
 * project is shared: a request that does not wait makes the wait longer for all. It is also held closed while
 * there is no network.
 */
export class CooldownGate {
  readonly #clock: Clock;
  readonly #listeners: Set<() => void> = new Set();
  #until: number = 0;
  #holds: number = 0;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** When the gate opens, ms since the epoch: in the past if it is open, `Infinity` while it is held. */
  get until(): number {
    return this.#holds > 0 ? Number.POSITIVE_INFINITY : this.#until;
  }

  /** Whether the gate is closed now. */
  get closed(): boolean {
    return this.until > this.#clock.now();
  }

  /**
   * Closes the gate until `untilMs` (ms since the epoch). A gate that is closed for longer is not changed.
   */
  close(untilMs: number): void {
    this.#until = Math.max(this.#until, untilMs);
  }

  /**
   * Closes the gate until the returned function is called; with several holds, until the last one is
   * released.
   */
  hold(): () => void {
    this.#holds += 1;
    if (this.#holds === 1) this.#tell();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.#tell();
    };
  }

  /**
   * Calls back each time that the gate is held, and each time that the last hold is released; the returned
   * function unsubscribes.
   */
  onHold(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves when the gate is open, immediately if it is. Rejects with the signal's reason. */
  async wait(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    while (this.closed) {
      if (this.#holds > 0) await this.#release(signal);
      else await this.#clock.sleep(this.#until - this.#clock.now(), signal);
    }
  }

  #release(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      let forget = (): void => {};
      const unlisten = this.onHold(() => {
        unlisten();
        forget();
        resolve();
      });
      if (signal === undefined) return;
      forget = onAbort(signal, () => {
        unlisten();
        forget();
        reject(signal.reason);
      });
    });
  }
}
