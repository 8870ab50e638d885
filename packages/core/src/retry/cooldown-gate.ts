import { type Clock, systemClock } from "../time/clock.js";

/**
 * One gate that everything which talks to a project passes. A 429 or a `Retry-After` closes it for all, since
 * a project's budget is shared: whoever goes on while others wait only makes the wait longer.
 */
export class CooldownGate {
  readonly #clock: Clock;
  #until: number = 0;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** When the gate opens, ms since the epoch; a time in the past means that it is open. */
  get until(): number {
    return this.#until;
  }

  /** Whether the gate is closed now. */
  get closed(): boolean {
    return this.#until > this.#clock.now();
  }

  /** Closes the gate until `untilMs` (ms since the epoch). A gate that is closed for longer stays so. */
  close(untilMs: number): void {
    this.#until = Math.max(this.#until, untilMs);
  }

  /** Resolves when the gate is open, at once if it is. Rejects with the signal's reason. */
  async wait(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    while (this.closed) await this.#clock.sleep(this.#until - this.#clock.now(), signal);
  }
}
