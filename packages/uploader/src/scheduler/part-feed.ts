import type { AttemptMeter } from "./attempt-meter.js";

/** Where an upload's parts come from, one feed a file. The scheduler draws from all feeds in turn. */
export interface PartFeed {
  /** The next part that may be sent at `now` (ms), or undefined. A part that was taken is started. */
  take(now: number): PartTask | undefined;
  /** When the next part that waits may be sent, ms; undefined when none waits. */
  readyAt(): number | undefined;
  /** A look was made: time for progress to be told. */
  onLook(now: number): void;
  /** The number of PUTs at once was changed. */
  onConcurrency(from: number, to: number): void;
}

/** One attempt at one part. */
export interface PartTask {
  /** Bytes of the part. */
  readonly bytes: number;
  /** Sends the part once. Never rejects: what became of it is told to the feed's upload. */
  run(slot: Slot): Promise<void>;
  /** Called when the part is slow enough to be sent again on a new connection. */
  giveUp(): void;
}

/** What a running attempt has of the scheduler. */
export interface Slot {
  /** Counts the attempt's bytes. */
  readonly meter: AttemptMeter;
  /** The attempt failed, and the part is sent again. */
  failed(failure: AttemptFailure): void;
  /** The store has the part. */
  answered(): void;
}

/** What the scheduler must know of a failed attempt. */
export interface AttemptFailure {
  /**
   * ms until the part may be sent again. The slot rests as long: were the next part sent at once, a store that is down
   * would be asked for each part of the file in a moment.
   */
  readonly delay: number;
  /** Whether the store said that it is too much (503, 429). */
  readonly refused: boolean;
}
