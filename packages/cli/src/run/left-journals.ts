import type { FilesClient } from "@cdf-multipart/core";
import { discardFinished, filePlace, journalId, journalKeyOf } from "@cdf-multipart/uploader/internal";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
import type { Candidate } from "./candidate.js";

/**
 * Journals of files that are already stored. A run adds a file to its record before it removes the file's journal: at every
 * moment one of the two knows the file, so nothing is sent twice. A run that is killed in between leaves both. The next run
 * skips such a file and removes its journal.
 */
export interface LeftJournals {
  /** Removes the journal of a skipped file if it has one, and if that says that the file is stored. */
  remove(candidate: Candidate): Promise<void>;
}

/** For runs without journals. */
export const NONE_LEFT: LeftJournals = Object.freeze({ remove: async () => undefined });

/** The journals in the user's state folder. Opens only the journal of the file in question, however many others there are. */
export function leftJournals(client: FilesClient): LeftJournals {
  const store = fileJournalStore();
  return {
    remove: async ({ input, into }) => {
      if (input.kind === "stream") return;
      const place = input.kind === "url" ? input.url.href : filePlace(input.path);
      const id = await journalId(journalKeyOf(client, into, place));
      // A journal that cannot be removed, because another process uses it or the folder is read-only, does not fail the run.
      await discardFinished(store, id).catch(() => false);
    },
  };
}
