import type { AttemptMeter } from "./attempt-meter.js";

/** Supplies the parts of an upload, one feed per file. The scheduler draws from all feeds in turn. */
export interface PartFeed {
  /** Identifies what holds the bytes of its parts while they are sent: its transport. */
  readonly holder: object;
  /** Bytes of its largest part. */
  readonly largest: number;
  /**
   * Bytes of memory that one of its parts holds at most while it is sent, if its transport sends `lane` other
   * parts.
   */
  holds(lane: number): number;
  /**
   * The next part that may be sent at `now` (ms), or undefined. The scheduler starts every part that it
   * takes.
   */
  take(now: number): PartTask | undefined;
  /** When the next waiting part may be sent, ms; undefined when none waits. */
  readyAt(): number | undefined;
  /** A sample was taken, or the gate was held or released: time to report progress. */
  onLook(now: number): void;
  /** The number of concurrent PUTs was changed. */
  onConcurrency(from: number, to: number): void;
}

/** One attempt at one part. */
export interface PartTask {
  /** Bytes of the part. */
  readonly bytes: number;
  /** Attempts at the part that were abandoned because they were slow. */
  readonly givenUp: number;
  /** Sends the part once. Never rejects: the result is reported to the upload that owns the feed. */
  run(slot: Slot): Promise<void>;
  /** Called when the part is slow enough to be sent again on a new connection. */
  giveUp(): void;
}

/** What the scheduler gives to a running attempt. */
export interface Slot {
  /** Counts the attempt's bytes. */
  readonly meter: AttemptMeter;
  /** The attempt failed, and the part will be sent again. */
  failed(failure: AttemptFailure): void;
  /** The store has the part. */
  answered(): void;
}

/** What the scheduler must know about a failed attempt. */
export interface AttemptFailure {
  /**
   * ms until the part may be sent again. The slot rests for the same time. Otherwise every part of the file
   * would be tried within a moment against a store that is down.
   */
  readonly delay: number;
  /** Whether the store said that it is overloaded (503, 429). */
  readonly overloaded: boolean;
}
