export {
  type MemoryJournalStore,
  memoryJournalStore,
  type UnflushedWrite,
} from "./memory-journal-store.js";
export {
  type PendingPart,
  type ScriptedAnswer,
  type ScriptedTransport,
  scriptedTransport,
} from "./scripted-transport.js";
export { type ConformanceCheck, SOURCE_CHECKS } from "./source-checks.js";
export {
  type ConformanceResult,
  type SourceConformanceOptions,
  sourceConformance,
} from "./source-conformance.js";
