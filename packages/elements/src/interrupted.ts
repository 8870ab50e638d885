/** Uploads that are not finished: those of a client, and what a failed one leaves. */
import type { FilesClient } from "@cdf-multipart/core";
import type { UploadHandle } from "@cdf-multipart/uploader";
import {
  discardInterrupted,
  type InterruptedBrowserUpload,
  interruptedUploads,
} from "@cdf-multipart/uploader/browser";

/**
 * Those of the project of a client, with those that a tab works on. None for pages without https, which have no
 * journals.
 */
export async function interruptedOf(client: FilesClient): Promise<readonly InterruptedBrowserUpload[]> {
  try {
    return (await interruptedUploads()).filter((one) => isOf(one, client));
  } catch {
    return [];
  }
}

/** Damaged ones do not say where they belong. The user can only discard them. */
function isOf({ condition, baseUrl, project }: InterruptedBrowserUpload, client: FilesClient): boolean {
  return condition === "damaged" || (baseUrl === client.baseUrl && project === client.project);
}

/** An attempt to upload a file that failed. */
export interface FailedUpload {
  readonly handle: UploadHandle;
  /** The id of its entry in CDF, from its event `session`; undefined if there is none. */
  readonly fileId: number | undefined;
}

/**
 * Deletes what a failed upload left: its entry without content, and its journal. While another tab continues
 * the same upload, both belong to that tab, and nothing is deleted.
 *
 * @throws an error of the client; the journal is then kept.
 */
export async function discardFailed(client: FilesClient, { handle, fileId }: FailedUpload): Promise<void> {
  if (fileId === undefined) return;
  const left = (await interruptedOf(client)).find((one) => one.fileId === fileId);
  // Without a journal, only the handle knows the entry.
  if (left === undefined) await handle.discard();
  else if (!left.locked) await discardInterrupted(client, left.id);
}
