import type { PartRange, UploadPlan } from "../plan/upload-plan.js";

/** A part to be sent, with its history. */
export interface QueuedPart {
  readonly part: PartRange;
  /** Number of the next attempt, counted from 1. */
  readonly attempt: number;
  /** Attempts that failed. */
  readonly failures: number;
  /** Attempts that were abandoned because they were slow. */
  readonly givenUp: number;
}

/**
 * The parts of one file that still have to be sent. A part is in the queue, in flight or acknowledged: never
 * lost.
 */
export interface PartQueue {
  /** Parts that are neither in flight nor acknowledged. */
  readonly waiting: number;
  /** Removes and returns the first part that may be sent at `now`; that part then counts as in flight. */
  take(now: number): QueuedPart | undefined;
  /** When the next delayed part may be sent, ms; undefined when the queue is empty. */
  readyAt(): number | undefined;
  /** Returns a part to the queue, to be sent again, but not before `notBefore` (ms). */
  putBack(part: QueuedPart, notBefore: number): void;
}

interface Waiting {
  readonly queued: QueuedPart;
  readonly notBefore: number;
}

/** A queue of all parts of the plan except those in `acknowledged` (part numbers), ordered by offset. */
export function createPartQueue(plan: UploadPlan, acknowledged: ReadonlySet<number>): PartQueue {
  const waiting: Waiting[] = plan.parts
    .filter((part) => !acknowledged.has(part.partNumber))
    .map((part) => ({ queued: { part, attempt: 1, failures: 0, givenUp: 0 }, notBefore: 0 }));

  return {
    get waiting(): number {
      return waiting.length;
    },
    take(now): QueuedPart | undefined {
      const place = waiting.findIndex((entry) => entry.notBefore <= now);
      return place < 0 ? undefined : waiting.splice(place, 1)[0]?.queued;
    },
    readyAt(): number | undefined {
      return waiting.length === 0 ? undefined : Math.min(...waiting.map((entry) => entry.notBefore));
    },
    putBack(queued, notBefore): void {
      const { partNumber } = queued.part;
      const after = waiting.findIndex((entry) => entry.queued.part.partNumber > partNumber);
      waiting.splice(after < 0 ? waiting.length : after, 0, { queued, notBefore });
    },
  };
}
