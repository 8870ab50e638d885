/**
 * A process, and a machine, can have so many files open. Where there are no more, nothing has failed yet: others close theirs,
 * so whoever needs one waits for that, and only says what to do when nothing came free for long.
 */

/** The codes; a thread that could not be started has them in its message alone. */
const CODES = /\bE[MN]FILE\b/;
/** ms until the next try; it doubles up to the second. */
const PAUSE_MIN = 10;
const PAUSE_MAX = 500;
/** ms of trying in all. */
const PATIENCE = 20_000;

/** Whether an error, or what caused it, says that this process or this machine can open no more files. */
export function isOutOfDescriptors(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (CODES.test(at.message) || ("code" in at && CODES.test(String(at.code)))) return true;
  }
  return false;
}

/**
 * Does work that opens files, and again as long as there is no descriptor for it. The work must be such that it may be begun
 * anew after it failed for want of one.
 *
 * @param sleep waits; tests bring their own.
 * @throws what the work threw, at the latest after 20 s of trying.
 */
export async function withDescriptors<T>(
  work: () => Promise<T>,
  sleep: (ms: number) => Promise<void> = pause,
): Promise<T> {
  let waited = 0;
  for (let wait = PAUSE_MIN; ; wait = Math.min(PAUSE_MAX, 2 * wait)) {
    try {
      return await work();
    } catch (error) {
      if (!isOutOfDescriptors(error) || waited >= PATIENCE) throw error;
    }
    await sleep(wait);
    waited += wait;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
