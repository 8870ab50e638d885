import type { FilesClient } from "@cdf-multipart/core";
import type { UploadState } from "../session/upload-session.js";

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
