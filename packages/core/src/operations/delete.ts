import type { ClientContext } from "../call/caller.js";
import { runCall } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { readAcknowledgement } from "../decode/read-response.js";
import { isApiError, OutcomeUnknownError } from "../errors/call-errors.js";
import { messageOf } from "../errors/unknown-value.js";
import type { FilesClient } from "../types/files-client.js";
import { repeatWithCare } from "./repeat-with-care.js";

/** Binds it to a client. */
export function deleteOperation(context: ClientContext): Pick<FilesClient, "deleteFiles"> {
  return {
    async deleteFiles(items, options = {}) {
      const operation = "deleteFiles";
      const input = { body: { items, ignoreUnknownIds: options.ignoreUnknownIds ?? false } };
      // A delete takes effect as a whole or not: if all files are missing after a lost response, it did.
      const allGone = (error: unknown): boolean =>
        isApiError(error) && error.missing?.length === items.length;
      await runCall(context, { operation, input, options }, (turn) =>
        repeatWithCare(context, turn, {
          send: async () => {
            await sendOperation(context, turn, operation, input, readAcknowledgement);
          },
          unknown: (cause) => {
            const said = messageOf(cause);
            const message = `${operation}: whether the files were deleted is not known. ${said} Deleting them again with \`ignoreUnknownIds: true\` is harmless.`;
            return new OutcomeUnknownError(message, { operation, cause });
          },
          async settle(error) {
            if (allGone(error)) return { value: undefined };
            const refused = isApiError(error) && error.code !== "invalid-response";
            if (refused && error.status < 500 && error.status !== 408) throw error;
            return undefined;
          },
        }),
      );
    },
  };
}
