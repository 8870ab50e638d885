export type { Fault, FaultAction, FaultMatch } from "../faults/fault.js";
export type { CorsOptions, CorsSetting } from "../http/cors.js";
export type { JournalEntry, JournalQuery, Outcome, WaitOptions } from "../journal/journal-entry.js";
export {
  connectToEmulator,
  type EmulatorAddress,
  type EmulatorControl,
  type FileState,
  type RemoteJournal,
  type ServiceState,
  type SessionProgress,
} from "./connect-to-emulator.js";
