import type { FilesClient } from "@cdf-multipart/core";
import type { JournalState } from "../journal/journal.js";
import type { JournalFile, JournalStore } from "../journal/journal-store.js";
import { deleteEmpty, deleteUnfinished } from "./delete-unfinished.js";
import { discardInterrupted, stateOf } from "./interrupted-uploads.js";

/** The result for one of several uploads. */
export interface DiscardedUpload {
  readonly id: string;
  /** Whether its file entry was checked, as {@link discardInterrupted} returns it. */
  readonly checked: boolean;
  /** Why it was not discarded. Its journal stays. */
  readonly error?: unknown;
}

/** Journals that are discarded with two requests, unless fewer can be open. */
export const DISCARD_GROUP = 200;

interface Opened {
  readonly id: string;
  readonly file?: JournalFile;
  /** Undefined unless the upload has created something in the project of the client. */
  readonly state?: JournalState | undefined;
  readonly error?: unknown;
}

/**
 * Discards interrupted uploads as {@link discardInterrupted} does, with two requests for each 200 of them
 * instead of two for each. An upload that cannot be discarded does not prevent the others. Yields the results
 * in the order of the ids.
 *
 * @param together how many at a time: each journal that is open holds descriptors.
 */
export async function* discardManyInterrupted(
  client: FilesClient | undefined,
  store: JournalStore,
  ids: readonly string[],
  together: number = DISCARD_GROUP,
): AsyncGenerator<DiscardedUpload, void, undefined> {
  for (let start = 0; start < ids.length; start += together) {
    yield* await discardGroup(client, store, ids.slice(start, start + together));
  }
}

async function discardGroup(
  client: FilesClient | undefined,
  store: JournalStore,
  ids: readonly string[],
): Promise<readonly DiscardedUpload[]> {
  const [first, ...others] = ids;
  if (first === undefined) return [];
  // The first one runs alone: it removes the locks of killed processes, so the others need not check them.
  const opened = [await tryOpen(client, store, first)];
  opened.push(...(await Promise.all(others.map((id) => tryOpen(client, store, id)))));
  try {
    if (client !== undefined) await deleteUnfinishedOf(client, opened);
    return await Promise.all(opened.map(removeOpened));
  } catch {
    // One entry can fail the request for all: then each gets its own.
    await closeAll(opened);
    const results: DiscardedUpload[] = [];
    for (const { id } of opened) results.push(await discardOne(client, store, id));
    return results;
  } finally {
    await closeAll(opened);
  }
}

async function tryOpen(client: FilesClient | undefined, store: JournalStore, id: string): Promise<Opened> {
  try {
    const file = await store.open(id);
    return { id, file, state: stateOf(client, file, id) };
  } catch (error) {
    return { id, error };
  }
}

async function removeOpened({ id, file, state, error }: Opened): Promise<DiscardedUpload> {
  if (file === undefined) return { id, checked: false, error };
  try {
    await file.remove();
    return { id, checked: state !== undefined };
  } catch (cause) {
    return { id, checked: false, error: cause };
  }
}

async function discardOne(
  client: FilesClient | undefined,
  store: JournalStore,
  id: string,
): Promise<DiscardedUpload> {
  try {
    return { id, checked: await discardInterrupted(client, store, id) };
  } catch (error) {
    return { id, checked: false, error };
  }
}

async function closeAll(opened: readonly Opened[]): Promise<void> {
  for (const { file } of opened) await file?.close().catch(() => {});
}

/** Deletes what these uploads created. Nodes are deleted one by one, because few uploads leave any. */
async function deleteUnfinishedOf(client: FilesClient, opened: readonly Opened[]): Promise<void> {
  const created: number[] = [];
  for (const { state } of opened) {
    if (state === undefined) continue;
    const session = state.upload?.session;
    if (session === undefined || session.instanceId !== undefined) await deleteUnfinished(client, state);
    else if (session.created) created.push(session.fileId);
  }
  if (created.length > 0) await deleteEmpty(client, created);
}
