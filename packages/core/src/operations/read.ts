import type { ClientContext } from "../client/caller.js";
import { runCall } from "../client/caller.js";
import { isFileInfo, type Reading, readItems, readObject, refuse } from "../decode/read-answer.js";
import { resolveUrl } from "../decode/resolve-url.js";
import { isObject } from "../json/is-object.js";
import type { DownloadLink, FileInfo } from "../types/file-info.js";
import type { FilesClient } from "../types/files-client.js";
import { validateId } from "../validation/validate-request.js";

/** The operations that change nothing, and so may be repeated at will. */
type ReadOperations = Pick<
  FilesClient,
  "getFileByInternalId" | "byIdsFiles" | "advancedListFiles" | "downloadLinks"
>;

function readFile(reading: Reading): FileInfo {
  const value = readObject(reading);
  return isFileInfo(value) ? value : refuse(reading, "the answer is not a file");
}

function isDownloadLink(value: unknown): value is DownloadLink {
  return isObject(value) && typeof value["downloadUrl"] === "string";
}

/** Binds them to a client. */
export function readOperations(context: ClientContext): ReadOperations {
  const { binding, baseUrl } = context;
  return {
    async getFileByInternalId(id, options = {}) {
      const operation = "getFileByInternalId";
      validateId(operation, id);
      return await runCall(context, { operation, parts: {}, options }, async (turn) =>
        readFile({ operation, answer: await binding.getFileByInternalId(id, turn.transmit("always")) }),
      );
    },

    async byIdsFiles(items, options = {}) {
      const operation = "byIdsFiles";
      const body = { items, ignoreUnknownIds: options.ignoreUnknownIds ?? false };
      return await runCall(context, { operation, parts: { body }, options }, async (turn) =>
        readItems({ operation, answer: await binding.byIdsFiles(body, turn.transmit("always")) }, isFileInfo),
      );
    },

    async advancedListFiles(request = {}, options = {}) {
      const operation = "advancedListFiles";
      return await runCall(context, { operation, parts: { body: request }, options }, async (turn) => {
        const answer = await binding.advancedListFiles(request, turn.transmit("always"));
        const reading = { operation, answer } as const;
        const items = readItems(reading, isFileInfo);
        const { nextCursor } = readObject(reading);
        return typeof nextCursor === "string" ? { items, nextCursor } : { items };
      });
    },

    async downloadLinks(items, options = {}) {
      const operation = "downloadLinks";
      const body = { items };
      const query = { extendedExpiration: options.extendedExpiration ?? false };
      return await runCall(context, { operation, parts: { body, query }, options }, async (turn) => {
        const answer = await binding.downloadLinks(query, body, turn.transmit("always"));
        const reading = { operation, answer } as const;
        return readItems(reading, isDownloadLink).map((link) => ({
          ...link,
          downloadUrl: resolveUrl(reading, link.downloadUrl, baseUrl),
        }));
      });
    },
  };
}
