import { isUpdateFilesBody } from "@cdf-multipart/spec/checks/apart";
import type { BodyRules, ClientContext } from "../call/caller.js";
import type { CallOptions } from "../types/call-options.js";
import type { FileInfo } from "../types/file.js";
import type { FileUpdate } from "../types/file-update.js";
import type { CallKit } from "./nodes.js";

/** The parts of the script for calls that this module uses, passed as to `nodes.ts`. */
export type UpdateKit = Pick<CallKit, "runCall" | "sendOperation" | "readItems"> & {
  readonly loadUpdateValidator: (
    signal?: AbortSignal,
  ) => Promise<typeof import("../validation/update-validator.js")>;
};

function rulesOf({ loadUpdateValidator }: UpdateKit): BodyRules {
  return {
    isValid: isUpdateFilesBody,
    loadValidator: async (signal) => (await loadUpdateValidator(signal)).validateUpdateFilesBody,
  };
}

function hasId(value: unknown): boolean {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "number";
}

/** Changes up to 1000 files. The document allows repeats: a repeat sets the same values. */
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
