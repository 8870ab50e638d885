/**
 * Numbers the parts in flight of each transport from 0, so that a transport can say what one more part holds
 * in memory. A part takes the lowest free number: the buffers that a transport keeps for it are then those of
 * an earlier part with that number.
 */
export interface Lanes {
  /** The number that the next part of this transport gets. */
  next(holder: object): number;
  take(holder: object, lane: number): void;
  give(holder: object, lane: number): void;
}

/** All lanes are free. */
export function createLanes(): Lanes {
  const taken = new WeakMap<object, Set<number>>();
  const of = (holder: object): Set<number> => {
    const lanes = taken.get(holder) ?? new Set();
    taken.set(holder, lanes);
    return lanes;
  };
  return {
    next(holder): number {
      const lanes = of(holder);
      let lane = 0;
      while (lanes.has(lane)) lane += 1;
      return lane;
    },
    take: (holder, lane) => void of(holder).add(lane),
    give: (holder, lane) => void of(holder).delete(lane),
  };
}
