import type { ClientContext } from "../client/caller.js";
import { runCall } from "../client/caller.js";
import { isFileInfo, type Reading, readItems, readObject, refuse } from "../decode/read-answer.js";
import { resolveUrl } from "../decode/resolve-url.js";
import { isObject } from "../json/is-object.js";
import type { DownloadLink, FileInfo } from "../types/file-info.js";
import type { FilesClient } from "../types/files-client.js";

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
  const { baseUrl } = context;
  return {
    async getFileByInternalId(id, options = {}) {
      const operation = "getFileByInternalId";
      const input = { path: { id } };
      return await runCall(context, { operation, input, options }, async (turn) =>
        readFile({ operation, answer: await turn.send(operation, input, "always") }),
      );
    },

    async byIdsFiles(items, options = {}) {
      const operation = "byIdsFiles";
      const input = { body: { items, ignoreUnknownIds: options.ignoreUnknownIds ?? false } };
      return await runCall(context, { operation, input, options }, async (turn) =>
        readItems({ operation, answer: await turn.send(operation, input, "always") }, isFileInfo),
      );
    },

    async advancedListFiles(request = {}, options = {}) {
      const operation = "advancedListFiles";
      const input = { body: request };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const answer = await turn.send(operation, input, "always");
        const reading = { operation, answer } as const;
        const items = readItems(reading, isFileInfo);
        const { nextCursor } = readObject(reading);
        return typeof nextCursor === "string" ? { items, nextCursor } : { items };
      });
    },

    async downloadLinks(items, options = {}) {
      const operation = "downloadLinks";
      const query = { extendedExpiration: options.extendedExpiration ?? false };
      const input = { query, body: { items } };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const answer = await turn.send(operation, input, "always");
        const reading = { operation, answer } as const;
        return readItems(reading, isDownloadLink).map((link) => ({
          ...link,
          downloadUrl: resolveUrl(reading, link.downloadUrl, baseUrl),
        }));
      });
    },
  };
}
