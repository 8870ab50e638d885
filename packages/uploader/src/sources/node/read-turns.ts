/** Lets reads of files begin: one at a time while that is the fastest way. */
export interface ReadTurns {
  /** Calls `begin` now, or as soon as its turn has come; it is called once. */
  enter(begin: () => void): void;
  /** Says that the read which `begin` began has ended, and what it took. @param elapsed ms */
  leave(begin: () => void, elapsed: number): void;
}

/** ms that a window takes at most that lies in memory, however busy the thread is that waits for it: 2 MiB in 2 ms are 1 GB/s. */
const QUICK = 2;
/** How many more slow reads than quick ones it takes to read side by side. */
const SLOW_READS = 8;
/** ms after which a read that does not end no longer keeps the others waiting. */
const PATIENCE = 5;

/**
 * A queue in front of reads that come from the page cache.
 *
 * Reads that run side by side there take the processor from one another and from the thread that sends: on two cores, 2 GiB over
 * loopback took 0.65 s with four at once and 0.57 s with one (curl: 0.54 s). A disk or a network drive is another matter, it gives
 * more to several readers: so reads wait for each other only while most are done within 2 ms, and never longer than 5 ms.
 */
export function createReadTurns(): ReadTurns {
  const waiting: (() => void)[] = [];
  let current: (() => void) | undefined;
  /** When `current` began, ms. */
  let began = 0;
  let slow = 0;
  let sideBySide = false;
  let timer: NodeJS.Timeout | undefined;

  const start = (read: () => void): void => {
    current = read;
    began = performance.now();
    read();
  };
  // One timer for many windows: it looks how old the read is that is then under way.
  const watch = (patience: number): void => {
    timer ??= setTimeout(look, patience).unref();
  };
  const look = (): void => {
    timer = undefined;
    const patience = began + PATIENCE - performance.now();
    if (patience > 0) watch(patience);
    else {
      current = undefined;
      startNext();
    }
  };
  const startNext = (): void => {
    while (waiting.length > 0 && (current === undefined || sideBySide)) {
      const read = waiting.shift();
      if (read !== undefined) start(read);
    }
    if (waiting.length > 0) watch(PATIENCE);
    else {
      clearTimeout(timer);
      timer = undefined;
    }
  };
  const judge = (elapsed: number): void => {
    slow = elapsed <= QUICK ? Math.max(0, slow - 1) : Math.min(SLOW_READS, slow + 1);
    if (slow === 0) sideBySide = false;
    else if (slow === SLOW_READS) sideBySide = true;
  };
  return {
    enter(read): void {
      if (current === undefined || sideBySide) start(read);
      else {
        waiting.push(read);
        watch(PATIENCE);
      }
    },
    leave(read, elapsed): void {
      judge(elapsed);
      if (current === read) current = undefined;
      if (waiting.length > 0 && (current === undefined || sideBySide)) startNext();
    },
  };
}

/** The turns of this process: its uploads share the processor. */
export const readTurns: ReadTurns = createReadTurns();
