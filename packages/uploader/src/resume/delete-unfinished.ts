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
  await deleteEmpty(client, [upload.session.fileId]);
}

/** Deletes those of the files that have no content. */
export async function deleteEmpty(client: FilesClient, ids: readonly number[]): Promise<void> {
  const targets = ids.map((id) => ({ id }));
  const files = await client.byIdsFiles(targets, { ignoreUnknownIds: true });
  const empty = files.flatMap(({ id, uploaded }) => (uploaded ? [] : [{ id }]));
  if (empty.length > 0) await client.deleteFiles(empty, { ignoreUnknownIds: true });
}

/** Whether an upload has created something in this project that could be deleted. */
export function isIn(
  { upload, node }: JournalState,
  project: Pick<FilesClient, "baseUrl" | "project">,
): boolean {
  const made = upload?.session ?? node;
  return made !== undefined && made.baseUrl === project.baseUrl && made.project === project.project;
}
