import type { UploadState } from "../session/upload-session.js";
import { applyRecord, type Journal } from "./journal.js";

/**
 * Remembers as long as the process lives: enough to pause and resume a handle.
 *
 * @param earlier state that another journal, or `handle.state`, has kept.
 */
export function memoryJournal(earlier?: UploadState): Journal {
  let state = earlier;
  return {
    async load(): Promise<UploadState | undefined> {
      return state;
    },
    async append(record): Promise<void> {
      state = applyRecord(state, record);
    },
  };
}
