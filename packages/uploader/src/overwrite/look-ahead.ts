import type { Clock, FileFields, FilesClient, InstanceId } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { nodeName } from "../nodes/node-error.js";
import type { NodeRecords } from "../nodes/node-records.js";
import { createEntryDesk, type EntryDesk, findEntries } from "./entry-desk.js";

/** An item of many, with a desk that already has the entry that its file may replace. */
export interface LookedUp<Item> {
  readonly item: Item;
  readonly desk?: EntryDesk;
  /** Finds the node, which was looked up already. */
  readonly found?: Pick<NodeRecords, "find">;
}

/** The parts of an item that the look-up needs. */
export interface Replacing {
  readonly file?: Partial<FileFields> | undefined;
  readonly node?: InstanceId | undefined;
  readonly overwrite?: unknown;
}

/** The settings of the look-up. */
export interface LookAhead {
  readonly client: FilesClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The desk that uploads into nodes share. */
  readonly nodeDesk: () => Promise<Pick<NodeRecords, "findMany">>;
}

/**
 * ms for which items and changes are collected. An iterable that waits for results before its next item must
 * not wait forever.
 */
const GATHERING = 50;
/** Items that are looked up together. */
const TOGETHER = Math.min(BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS);

/**
 * Takes up to 1000 items ahead and looks up the entries of those with `"if-changed"` in one request. Keeps
 * the order. If the request fails, each file looks up its own entry, and fails alone.
 *
 * @param first an item that was already taken from `rest`.
 */
export async function* lookAhead<Item extends Replacing>(
  first: Item,
  rest: Iterator<Item> | AsyncIterator<Item>,
  { client, clock, signal, nodeDesk }: LookAhead,
): AsyncGenerator<LookedUp<Item>, void, undefined> {
  const shared = createEntryDesk(client, clock, GATHERING);
  const findNodes = async (ids: readonly InstanceId[]) => (await nodeDesk()).findMany(ids, signal);
  for await (const batch of batches(first, rest, clock)) {
    const ids = batch.flatMap((item) => replacedBy(item) ?? []);
    const nodes = batch.flatMap((item) => replacedNode(item) ?? []);
    const [entries, states] = await Promise.all([
      findEntries(client, ids, signal).catch(() => undefined),
      nodes.length === 0 ? undefined : findNodes(nodes).catch(() => undefined),
    ]);
    for (const item of batch) {
      const id = replacedBy(item);
      const node = replacedNode(item);
      const find: Pick<EntryDesk, "find"> =
        id === undefined || entries === undefined ? shared : { find: async () => entries.get(id) };
      yield {
        item,
        desk: { ...shared, ...find },
        ...(node === undefined || states === undefined
          ? {}
          : { found: { find: async () => states.get(nodeName(node)) } }),
      };
    }
  }
}

function replacedBy({ file, node, overwrite }: Replacing): string | undefined {
  return overwrite === "if-changed" && node === undefined ? file?.externalId : undefined;
}

function replacedNode({ node, overwrite }: Replacing): InstanceId | undefined {
  if (overwrite !== "if-changed" || node === undefined) return undefined;
  return { space: node.space, externalId: node.externalId };
}

async function* batches<Item>(
  first: Item,
  rest: Iterator<Item> | AsyncIterator<Item>,
  clock: Clock,
): AsyncGenerator<Item[], void, undefined> {
  const take = async (): Promise<IteratorResult<Item>> => rest.next();
  let batch = [first];
  let next = take();
  for (;;) {
    // It may fail while nobody waits for it; then the wait below gets the error. The wait below gets the
    // error.
    next.catch(() => {});
    const timer = new AbortController();
    const late = clock.sleep(GATHERING, timer.signal).then(
      () => undefined,
      () => undefined,
    );
    let taken: IteratorResult<Item> | undefined;
    try {
      while (batch.length < TOGETHER) {
        taken = await Promise.race([next, late]);
        if (taken === undefined || taken.done === true) break;
        batch.push(taken.value);
        next = take();
        next.catch(() => {});
        taken = undefined;
      }
    } catch (error) {
      yield batch;
      throw error;
    } finally {
      timer.abort();
    }
    yield batch;
    if (taken?.done === true) return;
    const more = await next;
    if (more.done === true) return;
    batch = [more.value];
    next = take();
  }
}
