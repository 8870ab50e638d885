import type { FilesClient } from "@cdf-multipart/core";
import { indexedDbJournalStore, readNote } from "../journal/indexed-db/indexed-db-journal-store.js";
import type { UploadNote } from "../journal/indexed-db/upload-note.js";
import { describeStored, discardStored, type StoredUpload } from "../resume/stored-uploads.js";

/** An upload that a page was closed over, with what the page needs to go on with it. Carries no secret. */
export interface InterruptedUpload extends StoredUpload {
  /** What the upload was given: its file (where the browser keeps handles), fields and target. */
  readonly note: UploadNote;
}

/**
 * Uploads of this origin that can be gone on with, those that a tab works on now (`locked`) included. To go on, call `upload` with
 * the same fields and the same file: `note.handle` where there is one (in a click, so that the browser can ask the user),
 * otherwise the file as it is chosen again.
 */
export async function interruptedUploads(): Promise<readonly InterruptedUpload[]> {
  const stored = await describeStored(indexedDbJournalStore());
  return Promise.all(stored.map(async (one) => ({ ...one, note: (await readNote(one.id)) ?? {} })));
}

/**
 * Gives an interrupted upload up: deletes the entry that it made, if that has no content, and what is kept of it here.
 *
 * @returns whether the entry was looked after; false when it belongs to another project than the client.
 * @throws JournalError `journal-locked` when a tab works on it.
 */
export function discardInterrupted(client: FilesClient, id: string): Promise<boolean> {
  return discardStored(client, indexedDbJournalStore(), id);
}
