import { readdirSync, readFileSync } from "node:fs";

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
