export type { CorsOptions, CorsSetting } from "../http/cors-setting.js";
export type { Fault, FaultAction, FaultMatch } from "../http/fault.js";
export type { JournalEntry, JournalQuery, Outcome, WaitOptions } from "../http/journal-entry.js";
export type { FileState, ServiceState, SessionProgress } from "../http/service-state.js";
export {
  connectToEmulator,
  type EmulatorAddress,
  type EmulatorControl,
  type RemoteJournal,
} from "./connect-to-emulator.js";
