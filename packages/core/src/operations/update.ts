import { isUpdateFilesBody } from "@cdf-multipart/spec/checks/apart";
import type { ClientContext, RequestRules } from "../call/caller.js";
import type { CallOptions } from "../types/call-options.js";
import type { FileInfo } from "../types/file.js";
import type { FileUpdate } from "../types/file-update.js";
import type { CallKit } from "./nodes.js";

/** What this module uses of the script that makes calls, given as to `nodes.ts`. */
export type UpdateKit = Pick<CallKit, "runCall" | "sendOperation" | "readItems" | "loadFaults"> & {
  readonly loadUpdateValidator: (
    signal?: AbortSignal,
  ) => Promise<typeof import("../validation/update-validator.js")>;
};

function rulesOf({ loadFaults, loadUpdateValidator }: UpdateKit): RequestRules {
  return {
    isValid: ({ body }) => isUpdateFilesBody(body),
    async faults({ body }, signal) {
      const [{ validateUpdateFilesBody }, { bodyFaults }] = await Promise.all([
        loadUpdateValidator(signal),
        loadFaults(signal),
      ]);
      return bodyFaults(validateUpdateFilesBody, body);
    },
  };
}

function hasId(value: unknown): boolean {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "number";
}

/** Changes up to 1000 files. The document says that it may be repeated: it sets what was set before. */
export function updateFiles(
  context: ClientContext,
  kit: UpdateKit,
  items: readonly FileUpdate[],
  options: CallOptions = {},
): Promise<FileInfo[]> {
  const operation = "updateFiles";
  const input = { body: { items } };
  return kit.runCall(context, { operation, input, options, rules: rulesOf(kit) }, async (turn) => [
    ...kit.readItems(await kit.sendOperation(context, turn, operation, input), hasId),
  ]);
}
