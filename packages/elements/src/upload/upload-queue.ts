/** Runs jobs, a few at a time, in the order in which they came. */
export interface UploadQueue {
  add(job: () => Promise<void>): void;
}

/** @param limit jobs that run concurrently. */
export function createUploadQueue(limit: number): UploadQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  const next = (): void => {
    if (running >= limit) return;
    const job = waiting.shift();
    if (job === undefined) return;
    running += 1;
    job().finally(() => {
      running -= 1;
      next();
    });
  };
  return {
    add(job): void {
      waiting.push(job);
      next();
    },
  };
}
