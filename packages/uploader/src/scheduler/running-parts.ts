import type { AttemptMeter } from "./attempt-meter.js";
import type { PartTask } from "./part-feed.js";
import { type FinishedPart, isSlowPart, type RunningPart } from "./slow-parts.js";

/** The parts in flight, the bytes they moved, and how long the last ones took. */
export interface RunningParts {
  readonly count: number;
  add(task: PartTask, meter: AttemptMeter): void;
  /** The attempt is over, successful or not. */
  remove(task: PartTask, now: number): void;
  /** A part was answered. */
  finished(part: FinishedPart): void;
  /** The bytes of each part in flight. */
  sizes(): number[];
  /** Bytes of all attempts that reached the store so far. */
  delivered(now: number): number;
  /** Parts that should be sent again. */
  slow(now: number): PartTask[];
}

/** The median covers this many parts: recent enough to follow the link. */
const REMEMBERED = 24;

/** Makes an empty set. */
export function createRunningParts(): RunningParts {
  const meters = new Map<PartTask, { readonly meter: AttemptMeter; counted: number }>();
  const last: FinishedPart[] = [];
  let delivered = 0;

  const count = (entry: { readonly meter: AttemptMeter; counted: number }, now: number): void => {
    const reached = entry.meter.reached(now);
    delivered += reached - entry.counted;
    entry.counted = reached;
  };
  const view = ({ givenUp }: PartTask, meter: AttemptMeter, now: number): RunningPart => ({
    bytes: meter.bytes,
    age: now - meter.startedAt,
    reached: meter.reached(now),
    givenUp,
  });

  return {
    get count(): number {
      return meters.size;
    },
    add(task, meter): void {
      meters.set(task, { meter, counted: 0 });
    },
    remove(task, now): void {
      const entry = meters.get(task);
      if (entry !== undefined) count(entry, now);
      meters.delete(task);
    },
    finished(part): void {
      last.push(part);
      if (last.length > REMEMBERED) last.shift();
    },
    sizes: () => [...meters.values()].map(({ meter }) => meter.bytes),
    delivered(now): number {
      for (const entry of meters.values()) count(entry, now);
      return delivered;
    },
    slow(now): PartTask[] {
      const running = [...meters].map(([task, { meter }]) => ({ task, part: view(task, meter, now) }));
      return running
        .filter(({ task, part }) => {
          const peers = running.filter((other) => other.task !== task).map((other) => other.part);
          return isSlowPart(part, peers, last);
        })
        .map(({ task }) => task);
    },
  };
}
