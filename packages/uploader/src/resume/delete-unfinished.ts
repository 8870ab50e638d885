import type { FilesClient } from "@cdf-multipart/core";
import type { JournalState } from "../journal/journal.js";
import { deleteNode } from "../nodes/delete-node.js";

/**
 * Deletes the file entry of a discarded upload, or its node, but only if the upload created it, and only while
 * it has no content.
 */
export async function deleteUnfinished(client: FilesClient, { upload, node }: JournalState): Promise<void> {
  const made = upload?.session ?? node;
  if (made?.created !== true) return;
  if (made.instanceId !== undefined) return deleteNode(client, made.instanceId);
  if (upload === undefined) return;
  const target = { id: upload.session.fileId };
  const files = await client.byIdsFiles([target], { ignoreUnknownIds: true });
  if (files.some((file) => !file.uploaded)) await client.deleteFiles([target], { ignoreUnknownIds: true });
}

/** Whether an upload has created something in this project that could be deleted. */
export function isIn(
  { upload, node }: JournalState,
  project: Pick<FilesClient, "baseUrl" | "project">,
): boolean {
  const made = upload?.session ?? node;
  return made !== undefined && made.baseUrl === project.baseUrl && made.project === project.project;
}
