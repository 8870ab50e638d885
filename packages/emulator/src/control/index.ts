export type { Fault, FaultAction, FaultMatch } from "../faults/fault.js";
export type { CorsOptions, CorsSetting } from "../http/cors-setting.js";
export type { JournalEntry, JournalQuery, Outcome, WaitOptions } from "../journal/journal-entry.js";
export {
  connectToEmulator,
  type EmulatorAddress,
  type EmulatorControl,
  type RemoteJournal,
} from "./connect-to-emulator.js";
export type { FileState, ServiceState, SessionProgress } from "./service-state.js";
