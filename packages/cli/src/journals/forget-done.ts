import type { FilesClient } from "@cdf-multipart/core";
import { describeStored, discardStored, isJournalError } from "@cdf-multipart/uploader";
import { fileJournalStore } from "@cdf-multipart/uploader/node";

/**
 * Removes journals of uploads that are done: those of a process that was killed between the two. Nobody else would, since a run
 * that remembers these files leaves them out.
 */
export async function forgetDone(client: FilesClient): Promise<void> {
  const store = fileJournalStore();
  for (const { id, phase, locked, baseUrl, project } of await describeStored(store)) {
    if (phase !== "done" || locked || baseUrl !== client.baseUrl || project !== client.project) continue;
    await discardStored(client, store, id).catch((error: unknown) => {
      // Somebody has just begun to work on it.
      if (!isJournalError(error)) throw error;
    });
  }
}
