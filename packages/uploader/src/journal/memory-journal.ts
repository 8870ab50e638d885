import type { UploadState } from "../session/upload-session.js";
import { applyRecord, type Journal, type JournalState } from "./journal.js";

/**
 * A journal that lives as long as the process: enough to pause and resume a handle.
 *
 * @param earlier state that another journal, or `handle.state`, has kept.
 */
export function memoryJournal(earlier?: UploadState): Journal {
  let state: JournalState = earlier === undefined ? {} : { upload: earlier };
  return {
    async load(): Promise<JournalState> {
      return state;
    },
    async append(record): Promise<void> {
      state = applyRecord(state, record);
    },
    async remove(): Promise<void> {
      state = {};
    },
    async close(): Promise<void> {},
  };
}
