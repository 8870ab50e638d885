import type { Clock, FileInfo, FilesClient, FileUpdate } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { createBatches } from "../gather/batches.js";
import { isRefusal } from "../gather/is-refusal.js";

/**
 * Reads and changes file entries. Collects the requests of several uploads for a short time, and sends them
 * as one.
 */
export interface EntryDesk {
  /** The entry with an external id; undefined if there is none. */
  find(externalId: string, signal: AbortSignal): Promise<FileInfo | undefined>;
  /** Changes an entry, and returns the changed entry. */
  update(update: FileUpdate, signal: AbortSignal): Promise<FileInfo>;
}

/**
 * Creates a desk.
 *
 * @param gathering ms for which requests are collected. @default 0
 */
export function createEntryDesk(client: FilesClient, clock: Clock, gathering = 0): EntryDesk {
  const rules = {
    most: BY_IDS_ITEMS_MAX_ITEMS,
    gather: () => (gathering > 0 ? clock.sleep(gathering) : Promise.resolve()),
    isRefusal,
  };
  return {
    find: createBatches<string, FileInfo | undefined>({
      ...rules,
      async run(ids, signal) {
        const found = await findEntries(client, ids, signal);
        return (id) => found.get(id);
      },
    }),
    update: createBatches<FileUpdate, FileInfo>({
      ...rules,
      async run(updates, signal) {
        const files = await client.updateFiles(updates, { signal });
        return (_, index) => {
          const file = files[index];
          if (file === undefined) throw new Error("The response with the changed files has too few of them.");
          return file;
        };
      },
    }),
  };
}

/** The entries with these external ids, by id, in one request. */
export async function findEntries(
  client: FilesClient,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FileInfo>> {
  const items = [...new Set(externalIds)].map((externalId) => ({ externalId }));
  const files = items.length === 0 ? [] : await client.byIdsFiles(items, { ignoreUnknownIds: true, signal });
  return new Map(files.flatMap((file) => (file.externalId === undefined ? [] : [[file.externalId, file]])));
}
