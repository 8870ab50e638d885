import type { FileInfo, FilesClient } from "@cdf-multipart/core";
import { NodeError, nodeName } from "../nodes/node-error.js";
import type { NewFile } from "../session/open-session.js";

/**
 * Why an overwrite was refused with status 400, if that is because the file belongs to a data-modeling node: a file that was
 * migrated keeps its external id, but the service locks its fields.
 *
 * @returns the error to report: `error`, unless a better one is known.
 */
export async function explainRefusal(
  client: FilesClient,
  { file: { externalId = "" }, overwrite }: NewFile,
  error: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (overwrite !== true || externalId === "") return error;
  const found = client.byIdsFiles([{ externalId }], { ignoreUnknownIds: true, signal });
  const [entry] = await found.catch(() => []);
  return ownedByNode(entry, error) ?? error;
}

/** The error about an entry that belongs to a node; undefined about every other one. */
export function ownedByNode(entry: FileInfo | undefined, cause: unknown): NodeError | undefined {
  const { instanceId, externalId } = entry ?? {};
  if (instanceId === undefined) return undefined;
  return new NodeError(
    `The file ${externalId} belongs to the data-modeling node ${nodeName(instanceId)}, so its fields can be changed through the node alone. Nothing was sent. Upload into the node instead.`,
    { code: "node-owns-file", instanceId, cause },
  );
}
