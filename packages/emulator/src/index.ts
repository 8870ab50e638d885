export type { Emulator } from "./emulator.js";
export type { Fault, FaultAction, FaultMatch } from "./faults/fault.js";
export { readFaultsFile } from "./faults/read-faults-file.js";
export type { CorsOptions, CorsSetting } from "./http/cors-setting.js";
export type { OperationName } from "./http/operation-name.js";
export type { Journal } from "./journal/journal.js";
export type { JournalEntry, JournalQuery, Outcome, WaitOptions } from "./journal/journal-entry.js";
export type { InstanceOptions } from "./operations/instance-options.js";
export { EMULATOR_DEFAULTS, type EmulatorOptions, type OAuthClientOptions } from "./options.js";
export { startEmulator } from "./start-emulator.js";
export type { ContentLocation, StoreKind } from "./stores/store.js";
export type {
  AzureStoreOptions,
  FsStoreOptions,
  S3StoreOptions,
  StoreOptions,
} from "./stores/store-options.js";
export type { Clock, MovableClock } from "./time/clock.js";
export type { TlsOptions } from "./tls/made-certificate.js";
