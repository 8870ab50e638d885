import type { FilesClient } from "@cdf-multipart/core";
import type { Journal } from "../journal/journal.js";
import type { UploadState } from "../session/upload-session.js";

/** Closes a journal for a later run. A journal without anything to resume is removed. Never rejects. */
export async function putAway(journal: Journal | undefined): Promise<void> {
  try {
    const { upload, openingAt } = (await journal?.load()) ?? {};
    if (upload === undefined && openingAt === undefined) await journal?.remove();
  } catch {
    // The journal stays: the caller has to receive the error that ended the upload, not this one.
  }
  await journal?.close().catch(() => {});
}

/**
 * Deletes the file entry of a discarded upload, but only if the upload created it, and only while it has no
 * content.
 */
export async function deleteUnfinished(client: FilesClient, state: UploadState | undefined): Promise<void> {
  if (state?.session.created !== true) return;
  const target = { id: state.session.fileId };
  const files = await client.byIdsFiles([target], { ignoreUnknownIds: true });
  if (files.some((file) => !file.uploaded)) await client.deleteFiles([target], { ignoreUnknownIds: true });
}
