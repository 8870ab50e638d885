import { resolve } from "node:path";
import type { FilesClient } from "@cdf-multipart/core";
import { describeStored, discardStored, journalId, journalKeyOf } from "@cdf-multipart/uploader";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
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

/** The finished journals that are there now. */
export async function findLeftJournals(client: FilesClient): Promise<LeftJournals> {
  const store = fileJournalStore();
  const stored = await describeStored(store);
  const ids = new Set(stored.filter(({ phase, locked }) => phase === "done" && !locked).map(({ id }) => id));
  if (ids.size === 0) return NONE_LEFT;
  return {
    remove: async ({ input, into }) => {
      if (input.kind === "stream") return;
      const place = input.kind === "url" ? input.url.href : resolve(input.path);
      const id = await journalId(journalKeyOf(client, into, place));
      if (!ids.delete(id)) return;
      // Without a client: nothing in the project is to be looked after, the file has its content.
      // One that stays, since somebody has just begun to work on it or its folder is read-only, is no reason to fail.
      await discardStored(undefined, store, id).catch(() => undefined);
    },
  };
}
