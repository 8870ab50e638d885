import type { InFlightPoint } from "./report-data.js";

/** Counts the parts in flight over time. */
export interface InFlightLine {
  /** A part was in flight from `start` to `end`, in any unit of time. */
  readonly add: (start: number, end: number) => void;
  /** The points of the line, in the order of time. The last one is 0. */
  readonly points: () => readonly InFlightPoint[];
}

interface Change {
  readonly at: number;
  readonly by: number;
}

/**
 * A line that is exact, until more than `max` changes are kept. Then neighbours are joined, which hides the
 * shortest attempts: its memory is bounded, and the number at each remaining point stays correct.
 */
export function createInFlightLine(max: number): InFlightLine {
  let changes: Change[] = [];
  return {
    add: (start, end) => {
      // Attempts end in any order, but a sum does not depend on it.
      changes.push({ at: start, by: 1 }, { at: end, by: -1 });
      if (changes.length > max) changes = joinNeighbours(sorted(changes));
    },
    points: () => {
      const points: InFlightPoint[] = [];
      let parts = 0;
      for (const { at, by } of sorted(changes)) {
        parts += by;
        if (points.at(-1)?.at === at) points.pop();
        points.push({ at, parts });
      }
      return points;
    },
  };
}

function sorted(changes: readonly Change[]): Change[] {
  return changes.toSorted((a, b) => a.at - b.at || a.by - b.by);
}

function joinNeighbours(changes: readonly Change[]): Change[] {
  const joined: Change[] = [];
  for (let at = 0; at < changes.length; at += 2) {
    const [first, second] = [changes[at], changes[at + 1]];
    if (first === undefined) continue;
    const by = first.by + (second?.by ?? 0);
    if (by !== 0) joined.push({ at: first.at, by });
  }
  return joined;
}
