import type { Clock, FileFields, FilesClient, InstanceId } from "@cdf-multipart/core";
import { BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { nodeName } from "../nodes/node-error.js";
import type { NodeRecords } from "../nodes/node-records.js";
import { createEntryDesk, type EntryDesk, findEntries } from "./entry-desk.js";

/** Runs a wait, during which other files can be uploaded. */
export type Aside = <T>(work: () => Promise<T>) => Promise<T>;

/** Where an upload finds what was looked up already, once. Afterwards it asks, together with others. */
export interface Desks {
  readonly desk: EntryDesk;
  /** Finds the node. */
  readonly found: Pick<NodeRecords, "find">;
}

/** An item of many, which may have been looked up. */
export interface LookedUp<Item> {
  readonly item: Item;
  readonly desks?: (aside: Aside) => Desks;
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
  readonly nodeDesk: () => Promise<Pick<NodeRecords, "find" | "findMany">>;
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
    // An answer is old as soon as an upload has used it: a run can have a target twice.
    const freshIds = new Set(entries === undefined ? [] : ids);
    const freshNodes = new Set(states === undefined ? [] : nodes.map(nodeName));
    const desks = (aside: Aside): Desks => ({
      desk: {
        ...shared,
        find: async (id, during) =>
          freshIds.delete(id) ? entries?.get(id) : aside(() => shared.find(id, during)),
      },
      found: {
        find: async (id, during) =>
          freshNodes.delete(nodeName(id))
            ? states?.get(nodeName(id))
            : aside(async () => (await nodeDesk()).find(id, during)),
      },
    });
    for (const item of batch) yield { item, desks };
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
