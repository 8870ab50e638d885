import type { PartRange, UploadPlan } from "../plan/upload-plan.js";

/** A part that is to be sent, with its history. */
export interface QueuedPart {
  readonly part: PartRange;
  /** The attempt that comes next, counted from 1. */
  readonly attempt: number;
  /** Attempts that failed. */
  readonly failures: number;
  /** Attempts that were given up because they were slow. */
  readonly givenUp: number;
}

/** The parts of one file that are still to be sent. A part is in it, under way, or acknowledged: never lost. */
export interface PartQueue {
  /** Parts that are neither under way nor acknowledged. */
  readonly waiting: number;
  /** The first part that may be sent at `now`; it is under way then. */
  take(now: number): QueuedPart | undefined;
  /** When the next part that has to wait may be sent; undefined when none waits. */
  readyAt(): number | undefined;
  /** A part that is to be sent again, not before `notBefore` (ms). */
  putBack(part: QueuedPart, notBefore: number): void;
}

interface Waiting {
  readonly queued: QueuedPart;
  readonly notBefore: number;
}

/** All parts of the plan but those in `acknowledged` (part numbers), in the order of the bytes. */
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
