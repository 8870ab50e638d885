/**
 * A process, and a machine, can have only so many files open. Reaching that limit is not yet a failure, since
 * other files get closed. So work that needs a descriptor waits, and only fails when none came free for a
 * long time.
 */

/** The error codes; when a thread could not be started, only the message contains the code. */
const CODES = /\bE[MN]FILE\b/;
/** ms until the next try; it doubles up to the second value. */
const PAUSE_MIN = 10;
const PAUSE_MAX = 500;
/** Total ms of trying. */
const PATIENCE = 20_000;

/** Whether an error, or its cause, says that this process or this machine cannot open more files. */
export function isOutOfDescriptors(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (CODES.test(at.message) || ("code" in at && CODES.test(String(at.code)))) return true;
  }
  return false;
}

/**
 * Runs work that opens files, and repeats it while no descriptor is free. The work must be safe to repeat
 * after it failed for lack of a descriptor.
 *
 * @param sleep waits; tests pass their own.
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
