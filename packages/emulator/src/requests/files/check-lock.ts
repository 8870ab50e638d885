import { isDeepStrictEqual } from "node:util";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileFields } from "../../http/api-types.js";
import type { StoredFile } from "../../state/records.js";

/** What can be changed of a file that belongs to a node. How it is identified does not matter. */
const UNLOCKED: ReadonlySet<string> = new Set<keyof FileFields>([
  "externalId",
  "metadata",
  "assetIds",
  "dataSetId",
  "labels",
  "geoLocation",
]);

/**
 * Checks that a request may change these fields: those of a file that belongs to a node are changed through the
 * node. Such a file can have an external id, too, if it was migrated.
 *
 * @throws ApiRefusal (400)
 */
export function checkLock(
  { id, instanceId }: Pick<StoredFile, "id" | "instanceId">,
  names: readonly string[],
): void {
  const locked = names.find((name) => !UNLOCKED.has(name));
  if (instanceId === undefined || locked === undefined) return;
  throw new ApiRefusal(
    400,
    `The file ${id} belongs to the node ${instanceId.space}:${instanceId.externalId}. Change '${locked}' through the node.`,
  );
}

/** The fields that a file would not have as they are. */
export function changedFields(old: FileFields, given: FileFields): readonly string[] {
  const before: Readonly<Record<string, unknown>> = { ...old };
  return Object.entries(given).flatMap(([name, value]) =>
    isDeepStrictEqual(before[name], value) ? [] : [name],
  );
}
