/** Decides when reads of files begin: one at a time while that is fastest. */
export interface ReadTurns {
  /** Calls `begin` once: now, or when its turn comes. */
  enter(begin: () => void): void;
  /** Reports that the read of `begin` has ended. @param elapsed ms that the read took */
  leave(begin: () => void, elapsed: number): void;
}

/**
 * ms. A window in the page cache takes no longer, however busy the waiting thread is: 2 MiB in 2 ms are 1
 * GB/s.
 */
const QUICK = 2;
/** The surplus of slow reads over quick reads that starts concurrent reading. */
const SLOW_READS = 8;
/** ms after which an unfinished read no longer blocks the others. */
const PATIENCE = 5;

/**
 * A queue for reads from the page cache.
 *
 * Concurrent reads from the page cache compete for the processor with one another and with the sending
 * thread. On two cores, 2 GiB over loopback took 0.65 s with four concurrent reads and 0.57 s with one (curl:
 * 0.54 s). A disk or a network drive is faster with several concurrent reads. Therefore reads wait for each
 * other only while most of them take at most 2 ms, and never longer than 5 ms.
 */
export function createReadTurns(): ReadTurns {
  const waiting: (() => void)[] = [];
  let current: (() => void) | undefined;
  /** Start of `current`, ms. */
  let began = 0;
  let slow = 0;
  let sideBySide = false;
  let timer: NodeJS.Timeout | undefined;

  const start = (read: () => void): void => {
    current = read;
    began = performance.now();
    read();
  };
  // One timer serves many windows. When it fires, it checks the age of the current read.
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

/** The queue of this process. All its uploads share the processor. */
export const readTurns: ReadTurns = createReadTurns();
