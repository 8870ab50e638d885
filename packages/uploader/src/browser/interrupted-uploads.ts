import { createLoader, type FilesClient } from "@cdf-multipart/core";
import type { StoredUpload } from "../resume/stored-uploads.js";
import { loadJournals } from "./load-journals.js";

const loadEarlierRun = createLoader(() => import("../resume/earlier-run.js"));

const load = () => Promise.all([loadEarlierRun(), loadJournals()]);

/** An upload that a page was closed over. Carries no secret. */
export interface InterruptedUpload extends StoredUpload {
  /** The file, where the upload began with a handle: it need not be chosen again. */
  readonly handle?: FileSystemFileHandle;
}

/**
 * Uploads of this origin that can be gone on with, those that a tab works on now (`locked`) included.
 *
 * To go on: `upload(client, handle ?? chosenAgain, { ...into })`. With a handle do it in a click, so that the browser can ask
 * the user whether the file may be read again.
 */
export async function interruptedUploads(): Promise<readonly InterruptedUpload[]> {
  const [{ describeStored }, { indexedDbJournalStore, readHandle }] = await load();
  const stored = await describeStored(indexedDbJournalStore());
  return Promise.all(
    stored.map(async (one) => {
      const handle = await readHandle(one.id);
      return { ...one, ...(handle === undefined ? {} : { handle }) };
    }),
  );
}

/**
 * Gives an interrupted upload up: deletes the entry that it made, if that has no content, and what is kept of it here.
 *
 * @param client of the project that the upload is in; of another, or without one, the entry is left to the service, which deletes
 * it after a week.
 * @returns whether the entry was looked after.
 * @throws JournalError `journal-locked` when a tab works on it; an error of the client, and then the journal stays.
 */
export async function discardInterrupted(client: FilesClient | undefined, id: string): Promise<boolean> {
  const [{ discardStored }, { indexedDbJournalStore }] = await load();
  return discardStored(client, indexedDbJournalStore(), id);
}
