import type { FileFields, FileInfo, FilesClient } from "@cdf-multipart/core";
import { plainChanges } from "./field-changes.js";

/**
 * Sets the fields that an `init…` call with `overwrite` did not replace, with one request. Called before the
 * session is recorded: if this process ends in between, a later run overwrites and compares again.
 *
 * @param entry the answer of the call.
 */
export async function correctFields(
  client: FilesClient,
  entry: FileInfo,
  asked: FileFields,
  signal: AbortSignal,
): Promise<void> {
  const update = plainChanges(entry, asked);
  if (update !== undefined) await client.updateFiles([{ id: entry.id, update }], { signal });
}
