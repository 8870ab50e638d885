import { readdirSync, readFileSync } from "node:fs";

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

/** What the system reports about the open files of this process. Tests pass their own. */
export interface DescriptorPort {
  /** How many files it may have open; undefined where that is not known, or there is no limit. */
  limit(): number | undefined;
  /** How many files it has open now. */
  open(): number;
}

/**
 * Linux reports both numbers in `/proc`. Elsewhere Node has already raised the limit as far as possible; a
 * process that reaches it waits.
 */
export const THIS_PROCESS: DescriptorPort = Object.freeze<DescriptorPort>({
  limit() {
    try {
      const found = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"));
      return found === null ? undefined : Number(found[1]);
    } catch {
      return undefined;
    }
  },
  open() {
    try {
      return readdirSync("/proc/self/fd").length;
    } catch {
      return 0;
    }
  },
});

/** Descriptors that one file needs: the file, its journal, and an API request or a hash. */
const EACH = 3;
/**
 * Descriptors for the connections of parts and for short-lived files: folders, locks, scripts that are loaded
 * late.
 */
const RESERVE = 24;

/**
 * How many files this process can upload concurrently with the descriptors that it has left: as many as
 * `wanted`, or fewer, but at least one.
 */
export function filesAtATime(wanted: number, port: DescriptorPort = THIS_PROCESS): number {
  const limit = port.limit();
  if (limit === undefined) return wanted;
  const left = limit - port.open() - RESERVE;
  return Math.max(1, Math.min(wanted, Math.floor(left / EACH)));
}
