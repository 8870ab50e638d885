import { type Journal, memoryJournal } from "@cdf-multipart/uploader";
import { type Candidate, externalIdOf } from "./candidate.js";
import type { RunMemory } from "./run-memory.js";

/**
 * The journal of a small file, which is uploaded in one PUT: only the id of its file entry, in the run
 * record. After a kill, the next run finds the entry by this id: it is either empty, and filled, or complete.
 *
 * An entry whose id was not recorded has no content, because the id is recorded before the first byte is sent. It
 * is found again by its external id; without one, CDF deletes it after a week.
 */
export function entryJournal(memory: RunMemory, candidate: Candidate): Journal {
  const openingAt = externalIdOf(candidate) === undefined ? undefined : memory.startedAt;
  const entryId = memory.entryOf(candidate);
  const earlier = {
    ...(openingAt === undefined ? {} : { openingAt }),
    ...(entryId === undefined ? {} : { entryId }),
  };
  const kept = memoryJournal();
  return {
    ...kept,
    lasting: false,
    load: async () => ({ ...(await kept.load()), ...earlier }),
    async append(record): Promise<void> {
      if (record.type === "session") memory.opened(candidate, record.session.fileId);
      await kept.append(record);
    },
  };
}
