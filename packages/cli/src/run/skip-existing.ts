import type { FilesClient } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { externalIdOf, type Found } from "./candidate.js";

/** A file, and whether CDF has its content already. */
export interface Looked {
  readonly found: Found;
  readonly exists: boolean;
}

/**
 * Asks the service, for as many files as one call takes, which external ids are there with content. Order is kept; at most
 * that many files are in memory.
 *
 * @param batch files to look at together; fewer where finding them is slow.
 */
export async function* markExisting(
  files: AsyncIterable<Found>,
  client: FilesClient,
  signal: AbortSignal,
  batch: number = BY_IDS_ITEMS_MAX_ITEMS,
): AsyncGenerator<Looked> {
  let waiting: Found[] = [];
  for await (const found of files) {
    waiting.push(found);
    if (waiting.length < batch) continue;
    yield* look(waiting, client, signal);
    waiting = [];
  }
  yield* look(waiting, client, signal);
}

async function* look(
  files: readonly Found[],
  client: FilesClient,
  signal: AbortSignal,
): AsyncGenerator<Looked> {
  const ids = new Set(
    files.flatMap((found) => (found.kind === "candidate" ? (externalIdOf(found) ?? []) : [])),
  );
  const items = [...ids].map((externalId) => ({ externalId }));
  const known = items.length === 0 ? [] : await client.byIdsFiles(items, { ignoreUnknownIds: true, signal });
  const there = new Set(known.flatMap(({ uploaded, externalId }) => (uploaded ? (externalId ?? []) : [])));
  for (const found of files) {
    const externalId = found.kind === "candidate" ? externalIdOf(found) : undefined;
    yield { found, exists: externalId !== undefined && there.has(externalId) };
  }
}
