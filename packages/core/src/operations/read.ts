import type { ClientContext } from "../call/caller.js";
import { runCall } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { isFileInfo, readItems, refuse, resolveUrl } from "../decode/read-response.js";
import { isObject } from "../errors/unknown-value.js";
import type { FilesClient } from "../types/files-client.js";

/** The operations that change nothing, and so may always be repeated. */
type ReadOperations = Pick<
  FilesClient,
  "getFileByInternalId" | "byIdsFiles" | "advancedListFiles" | "downloadLinks"
>;

function isDownloadLink(value: unknown): boolean {
  return isObject(value) && typeof value["downloadUrl"] === "string";
}

/** Binds them to a client. */
export function readOperations(context: ClientContext): ReadOperations {
  const { baseUrl } = context;
  return {
    async getFileByInternalId(id, options = {}) {
      const operation = "getFileByInternalId";
      const input = { params: { path: { id } } };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const reading = await sendOperation(context, turn, operation, input);
        return isFileInfo(reading.data) ? reading.data : refuse(reading, "the response is not a file");
      });
    },

    async byIdsFiles(items, options = {}) {
      const operation = "byIdsFiles";
      const input = { body: { items, ignoreUnknownIds: options.ignoreUnknownIds ?? false } };
      return await runCall(context, { operation, input, options }, async (turn) => [
        ...readItems(await sendOperation(context, turn, operation, input), isFileInfo),
      ]);
    },

    async advancedListFiles(request = {}, options = {}) {
      const operation = "advancedListFiles";
      const input = { body: request };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const reading = await sendOperation(context, turn, operation, input);
        const items = readItems(reading, isFileInfo);
        const { nextCursor } = reading.data;
        return typeof nextCursor === "string" ? { items, nextCursor } : { items };
      });
    },

    async downloadLinks(items, options = {}) {
      const operation = "downloadLinks";
      const query = { extendedExpiration: options.extendedExpiration ?? false };
      const input = { params: { query }, body: { items } };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const reading = await sendOperation(context, turn, operation, input);
        return readItems(reading, isDownloadLink).map((link) => ({
          ...link,
          downloadUrl: resolveUrl(reading, link.downloadUrl, baseUrl),
        }));
      });
    },
  };
}
