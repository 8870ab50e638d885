import type { Clock } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { isJournalError, type JournalFile, type JournalStore } from "@cdf-multipart/uploader";

/**
 * A lock expires 60 s after the last sign of life of its process, if that cannot be seen because it ran on another machine or in
 * another container. The rest is for the times between two tries.
 */
const PATIENCE = 75_000;
const PAUSE = 1000;

/** What {@link patientJournals} needs besides the store. */
export interface PatienceOptions {
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** @default systemClock */
  readonly clock?: Clock;
}

/**
 * The same journals, but they wait for a locked journal until its lock must have expired. For the shards of a
 * run: a file belongs to one task only, so the lock belongs to an earlier attempt of this task, which its
 * scheduler has killed and started again.
 */
export function patientJournals(
  store: JournalStore,
  { signal, clock = systemClock }: PatienceOptions,
): JournalStore {
  return {
    ...store,
    async open(id): Promise<JournalFile> {
      const until = clock.now() + PATIENCE;
      for (;;) {
        try {
          return await store.open(id);
        } catch (error) {
          if (!isJournalError(error) || error.code !== "journal-locked" || clock.now() >= until) throw error;
        }
        await clock.sleep(PAUSE, signal);
      }
    },
  };
}
