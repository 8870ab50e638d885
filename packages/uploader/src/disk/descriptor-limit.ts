import { readdirSync, readFileSync } from "node:fs";

/** What the system says about the files that this process may have open. Tests bring their own. */
export interface DescriptorPort {
  /** How many it may have open; undefined where that is not known, or there is no limit. */
  limit(): number | undefined;
  /** How many it has open now. */
  open(): number;
}

/** Linux says both in `/proc`. Elsewhere Node has raised the limit as far as it may, and who comes to it waits. */
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

/** Descriptors that one file takes: itself, its journal, and the call of the API or the hash that is made for it. */
const EACH = 3;
/** Connections of parts, and what is opened for a moment: folders, locks, scripts that are loaded late. */
const RESERVE = 24;

/**
 * Files that may be uploaded at a time with the descriptors that this process has left: as many as are wanted, or fewer, and at
 * least one.
 */
export function filesAtATime(wanted: number, port: DescriptorPort = THIS_PROCESS): number {
  const limit = port.limit();
  if (limit === undefined) return wanted;
  const left = limit - port.open() - RESERVE;
  return Math.max(1, Math.min(wanted, Math.floor(left / EACH)));
}
