import { type FileFields, type FileInfo, type FilesClient, isApiError } from "@cdf-multipart/core";
import { NodeError, nodeName } from "../nodes/node-error.js";

/** The status of a response that refuses a change of a locked field. */
const LOCKED = 400;

/**
 * Why an overwrite was refused, if that is because the file belongs to a data-modeling node: a file that was
 * migrated keeps its external id, but the service locks its fields.
 *
 * @returns the error to report: `error`, unless a better one is known.
 */
export async function explainRefusal(
  client: FilesClient,
  { externalId = "" }: FileFields,
  error: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (!isApiError(error) || error.status !== LOCKED || externalId === "") return error;
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
