import type { FoundCounts, RunView } from "./run-event.js";

/** ms between two reports of what was found so far. */
const EVERY = 1000;

/**
 * Receives the counts after each file that is found, and reports them to the view: after a second for the first time, then once
 * per second. A search that is done sooner is not reported.
 */
export function searchProgress(view: RunView, now: () => number = Date.now): (counts: FoundCounts) => void {
  let last = now();
  return ({ total, bytes, sizesUnknown }) => {
    const at = now();
    if (at - last < EVERY) return;
    last = at;
    view({ type: "found", total, bytes, sizesUnknown, searching: true });
  };
}
