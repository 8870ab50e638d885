import type { FileIdentity, FilesClient, LinkTarget } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { externalIdOf, type Found, instanceIdOf } from "./candidate.js";

/** A file, and whether CDF already has its content. */
export interface Looked {
  readonly found: Found;
  readonly exists: boolean;
}

/**
 * Asks CDF which external ids and nodes already exist with content, for many files per request. Keeps the order, and at most one batch in
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
  const wanted = new Map<string, FileIdentity>();
  for (const found of files) {
    const identity = identityOf(found);
    if (identity !== undefined) wanted.set(keyOf(identity), identity);
  }
  const items = [...wanted.values()];
  const known = items.length === 0 ? [] : await client.byIdsFiles(items, { ignoreUnknownIds: true, signal });
  const there = new Set<string>();
  for (const { uploaded, externalId, instanceId } of known) {
    if (!uploaded) continue;
    if (externalId !== undefined) there.add(keyOf({ externalId }));
    if (instanceId !== undefined) there.add(keyOf({ instanceId }));
  }
  for (const found of files) {
    const identity = identityOf(found);
    yield { found, exists: identity !== undefined && there.has(keyOf(identity)) };
  }
}

function identityOf(found: Found): LinkTarget | undefined {
  if (found.kind !== "candidate") return undefined;
  const externalId = externalIdOf(found);
  if (externalId !== undefined) return { externalId };
  const instanceId = instanceIdOf(found);
  return instanceId === undefined ? undefined : { instanceId };
}

function keyOf({ externalId, instanceId }: LinkTarget): string {
  return JSON.stringify(externalId ?? [instanceId?.space, instanceId?.externalId]);
}
