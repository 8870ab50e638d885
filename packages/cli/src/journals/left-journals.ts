import type { FilesClient } from "@cdf-multipart/core";
import { discardFinished, journalId, journalKeyOf } from "@cdf-multipart/uploader";
import { fileJournalStore, filePlace } from "@cdf-multipart/uploader/node";
import type { Candidate } from "../run/candidate.js";

/**
 * Journals of files that are stored. A run remembers a file before the file's journal is removed, so that at every moment one of
 * the two knows of it and nothing is sent twice; whoever is killed between them leaves both. The next run leaves such a file out,
 * and removes its journal then.
 */
export interface LeftJournals {
  /** Removes the journal of a file that is left out, where there is one and it says that the file is stored. */
  remove(candidate: Candidate): Promise<void>;
}

/** Of a run that keeps no journal. */
export const NONE_LEFT: LeftJournals = Object.freeze({ remove: async () => undefined });

/** Those in the user's state folder. Only the journal of the file in question is looked for, however many others there are. */
export function leftJournals(client: FilesClient): LeftJournals {
  const store = fileJournalStore();
  return {
    remove: async ({ input, into }) => {
      if (input.kind === "stream") return;
      const place = input.kind === "url" ? input.url.href : filePlace(input.path);
      const id = await journalId(journalKeyOf(client, into, place));
      // One that stays, since somebody has just begun to work on it or its folder is read-only, is no reason to fail.
      await discardFinished(store, id).catch(() => false);
    },
  };
}
