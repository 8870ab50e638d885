export type { Emulator } from "./emulator.js";
export type { Fault, FaultAction, FaultMatch } from "./faults/fault.js";
export type { CorsOptions, CorsSetting } from "./http/cors.js";
export type { OperationName } from "./http/operation-name.js";
export type { Journal, JournalEntry, JournalQuery, Outcome, WaitOptions } from "./journal/journal.js";
export type { InstanceOptions } from "./operations/create-instance.js";
export { EMULATOR_DEFAULTS, type EmulatorOptions, type OAuthClientOptions } from "./options.js";
export { startEmulator } from "./start-emulator.js";
export type { Clock, MovableClock } from "./time/clock.js";
