import type { FilesClient } from "@cdf-multipart/core";
import type { InterruptedUpload } from "../resume/interrupted-uploads.js";
import { loadInterrupted } from "./chunks.js";

/** An upload whose page was closed before it ended. Contains no secrets. */
export interface InterruptedBrowserUpload extends InterruptedUpload {
  /** The handle of the file, if the upload used one. The user then does not need to choose the file again. */
  readonly handle?: FileSystemFileHandle;
}

/**
 * The uploads of this origin that can be resumed. Uploads that a tab is working on are included (`locked`).
 *
 * To resume: `upload(client, handle ?? chosenAgain, { ...into })`. With a handle, do it in a click, so that
 * the browser can ask the user for permission to read the file.
 */
export async function interruptedUploads(): Promise<readonly InterruptedBrowserUpload[]> {
  const script = await loadInterrupted();
  const { indexedDbJournalStore, readHandle } = script;
  const stored = await script.interruptedUploads(indexedDbJournalStore());
  return Promise.all(
    stored.map(async (one) => {
      const handle = await readHandle(one.id);
      return { ...one, ...(handle === undefined ? {} : { handle }) };
    }),
  );
}

/**
 * Discards an interrupted upload: deletes its journal, and the file entry that it created, if that has no
 * content.
 *
 * @param client of the upload's project. Without it, or with a client of another project, the file entry is
 *   kept; CDF deletes it after a week.
 * @returns whether the file entry was checked, and deleted if it has no content.
 * @throws JournalError `journal-locked` if a tab is working on the upload; an error of the client, and then
 *   the journal is kept.
 */
export async function discardInterrupted(client: FilesClient | undefined, id: string): Promise<boolean> {
  const script = await loadInterrupted();
  return script.discardInterrupted(client, script.indexedDbJournalStore(), id);
}
