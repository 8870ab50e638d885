import type { RunState, RunView } from "../ledger/ledger.js";
import { isFinished } from "./decide-feed.js";

/**
 * The state of a run as users see it. The ledger keeps only the decisions of users; the counters show whether
 * a run is finished.
 */
export function decideState(run: RunView): RunState {
  if (run.state === "cancelled" || !isFinished(run)) return run.state;
  return run.filesFailed > 0 ? "failed" : "done";
}

/** The run with that state. */
export function withState(run: RunView): RunView {
  return { ...run, state: decideState(run) };
}
