/** Runs a task when its turn comes. Tasks begin in the order of the calls. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Runs at most `places` tasks concurrently; the others wait. */
export function takeTurns(places: number): InTurn {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (task) => {
    if (free > 0) free -= 1;
    else
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    try {
      return await task();
    } finally {
      // The place passes directly to the next task, so no later call can take it first.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
