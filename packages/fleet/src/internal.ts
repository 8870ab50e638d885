/**
 * The entry `@cdf-multipart/fleet/internal`: the decisions of a fleet as pure functions, the port to the ledger,
 * and a ledger in memory. Loads no queue and no broker. Outside semantic versioning.
 */
export { decideFeed, FEED_LIMITS, type FeedLimits, isFinished } from "./decide/decide-feed.js";
export {
  decideRound,
  finalFault,
  type RoundEnd,
  type RoundStep,
  WORKERS_MAX,
} from "./decide/decide-round.js";
export { decideState } from "./decide/decide-state.js";
export {
  decideSweep,
  type JobLife,
  ROUNDS_MAX,
  type SweepStep,
  type SweptUnit,
} from "./decide/decide-sweep.js";
export {
  ATTEMPTS_MAX,
  type FleetJob,
  isFleetJob,
  type JobKind,
  jobBackoff,
  jobId,
  jobPriority,
  KEY_PREFIX,
  queueOf,
  type UnitRef,
} from "./jobs/job.js";
export { PART_JOB_BYTES, type PartSpan, partSpans } from "./jobs/part-spans.js";
export {
  type Claim,
  type DoneFile,
  FAULTS_KEPT,
  type Failure,
  type KeptState,
  type Ledger,
  type LedgerEntry,
  type NewRun,
  type NewUnit,
  type Reopening,
  type RunState,
  type RunView,
  type UnitFault,
  type UnitHead,
  type UnitView,
  type WorkerReport,
  type WorkerView,
} from "./ledger/ledger.js";
export { memoryLedger } from "./ledger/memory-ledger.js";
export { cutUnits, type ItemSize, PAGE_BYTES, PAGE_FILES, SPLIT_ABOVE } from "./list/cut-units.js";
export { type Rate, type Turn, takeTurn } from "./pacer/gcra.js";
