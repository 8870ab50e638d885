import type { RunView } from "../ledger/ledger.js";

/** How much of a run may be in the queue. Keeps the broker small, however long the list is. */
export interface FeedLimits {
  /** Large files that have jobs and are not done. @default 64 */
  readonly openFiles: number;
  /** Pages that have jobs and are not done. @default 200 */
  readonly openPages: number;
}

/** The defaults of {@link FeedLimits}. */
export const FEED_LIMITS: FeedLimits = Object.freeze({ openFiles: 64, openPages: 200 });

/**
 * How many of the next units get jobs now. The list keeps its order, so a unit over its limit also stops the
 * units after it.
 *
 * @param next the kinds of the units after the cursor, in order; at least as many as the limits allow, or
 *   all.
 */
export function decideFeed(
  run: Pick<RunView, "state" | "openFiles" | "openPages">,
  next: readonly ("file" | "page")[],
  limits: FeedLimits = FEED_LIMITS,
): number {
  if (run.state !== "running") return 0;
  const free = { file: limits.openFiles - run.openFiles, page: limits.openPages - run.openPages };
  let count = 0;
  for (const kind of next) {
    if (free[kind] <= 0) break;
    free[kind] -= 1;
    count += 1;
  }
  return count;
}

/** Whether a run has nothing left to do. */
export function isFinished(run: RunView): boolean {
  if (run.state === "cancelled") return true;
  return run.openFiles === 0 && run.openPages === 0 && run.closed && run.cursor === run.listed;
}
