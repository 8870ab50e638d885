/**
 * The entry `@cdf-multipart/fleet`.
 */
export type { RunState, RunView, WorkerView } from "./ledger/ledger.js";
