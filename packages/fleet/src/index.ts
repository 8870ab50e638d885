/** The entry `@cdf-multipart/fleet`. */
export { keepBrokerSecrets } from "./broker/open-broker.js";
export { checkFleet, type FleetCheck, type FleetCheckOptions } from "./check-fleet.js";
export { connectFleet, type Fleet, type FleetOptions } from "./connect-fleet.js";
export { FleetError, type FleetErrorCode, isFleetError } from "./errors/fleet-error.js";
export type { FailedFile, RunProgress } from "./fleet-run.js";
export type { Failure, RunState, RunView, WorkerReport, WorkerView } from "./ledger/ledger.js";
export type { FleetItem } from "./list/items.js";
export type { RetryRunOptions } from "./retry-run.js";
export type { Roots } from "./sources/roots.js";
export type { SubmitOptions } from "./submit/submit-run.js";
export type { FleetEvent, FleetEventBody } from "./worker/fleet-event.js";
export type { FleetWorker, WorkOptions } from "./worker/start-worker.js";
