import { jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileIdentity } from "../../http/api-types.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { findFiles, nameOf } from "../files/find-files.js";

/** POST /files/delete: deletes files, their contents and their unfinished sessions. All or nothing. */
export const deleteFiles: ApiOperation<"state" | "clock" | "store"> = async (service, call) => {
  const { items, ignoreUnknownIds } = await readBody(call, "deleteFiles");
  const duplicated = repeated(items);
  if (duplicated.length > 0) {
    throw new ApiRefusal(409, `Duplicated ids: ${duplicated.map(nameOf).join(", ")}`, { duplicated });
  }
  // A file that is identified both by its id and by its external id counts once.
  const ids = new Set(findFiles(service, call.project, items, ignoreUnknownIds === true).map(({ id }) => id));
  for (const id of ids) service.store.dropFile(id);
  return jsonAnswer(200, {});
};

/** Identities that occur more than once; each is returned once. */
function repeated(items: readonly FileIdentity[]): FileIdentity[] {
  const seen = new Map<string, number>();
  return items.filter((identity) => {
    const key = JSON.stringify(identity);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 2;
  });
}
