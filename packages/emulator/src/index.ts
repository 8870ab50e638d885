export type { Emulator } from "./emulator.js";
export { readFaultsFile } from "./faults/read-faults.js";
export type { MovableClock } from "./ground/clock.js";
export type { InstanceOptions } from "./http/api-types.js";
export type { CorsOptions, CorsSetting } from "./http/cors-setting.js";
export type { Fault, FaultAction, FaultMatch } from "./http/fault.js";
export type { JournalEntry, JournalQuery, Outcome, WaitOptions } from "./http/journal-entry.js";
export type { OperationName } from "./http/operation-name.js";
export type {
  EmulatorOptions,
  FileView,
  InstanceConcurrency,
  OAuthClientOptions,
  TlsOptions,
} from "./settings/options.js";
export type {
  AzureStoreOptions,
  FsStoreOptions,
  S3StoreOptions,
  StoreOptions,
} from "./settings/store-options.js";
export { startEmulator } from "./start-emulator.js";
export type { ContentLocation, StoreKind } from "./stores/store.js";
