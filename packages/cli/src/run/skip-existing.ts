import type { FilesClient } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { externalIdOf, type Found } from "./candidate.js";

/** A file, and whether CDF already has its content. */
export interface Looked {
  readonly found: Found;
  readonly exists: boolean;
}

/**
 * Asks CDF which external ids already exist with content, for many files per request. Keeps the order, and at most one batch in
 * memory.
 *
 * @param batch number of files per request; smaller if finding files is slow.
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
