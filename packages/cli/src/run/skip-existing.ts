import type { FilesClient, LinkTarget } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { externalIdOf, type Found, instanceIdOf } from "./candidate.js";

/** A file, and whether CDF already has its content. */
export interface Looked {
  readonly found: Found;
  readonly exists: boolean;
}

/**
 * Asks CDF which external ids and nodes already exist with content, for many files per request. Keeps the order. Finds the next batch
 * while the files of the last one are sent, so at most two batches are in memory.
 *
 * @param first number of files of the first request. Each later one has twice as many, up to the limit of the
 * API: if finding files is slow, sending starts soon, and a long run still needs few requests.
 */
export async function* markExisting(
  files: AsyncIterable<Found>,
  client: FilesClient,
  signal: AbortSignal,
  first: number = BY_IDS_ITEMS_MAX_ITEMS,
): AsyncGenerator<Looked> {
  const batches = inBatches(files, first, () => ended);
  const next = async (): Promise<readonly Looked[] | undefined> => {
    const { done, value } = await batches.next();
    return done === true ? undefined : look(value, client, signal);
  };
  let ended = false;
  let coming = next();
  try {
    for (let batch = await coming; batch !== undefined; batch = await coming) {
      coming = next();
      // Its error belongs to the files after this batch.
      coming.catch(() => undefined);
      yield* batch;
    }
  } finally {
    ended = true;
    // Not awaited: it ends after the file that is being found.
    void batches.return(undefined).catch(() => undefined);
  }
}

async function* inBatches(
  files: AsyncIterable<Found>,
  first: number,
  isEnded: () => boolean,
): AsyncGenerator<readonly Found[], undefined> {
  let size = first;
  let waiting: Found[] = [];
  for await (const found of files) {
    if (isEnded()) return;
    waiting.push(found);
    if (waiting.length < size) continue;
    yield waiting;
    waiting = [];
    size = Math.min(BY_IDS_ITEMS_MAX_ITEMS, 2 * size);
  }
  if (waiting.length > 0) yield waiting;
}

async function look(
  files: readonly Found[],
  client: FilesClient,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const wanted = new Map<string, LinkTarget>();
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
  return files.map((found) => {
    const identity = identityOf(found);
    return { found, exists: identity !== undefined && there.has(keyOf(identity)) };
  });
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
