import {
  type Clock,
  type FileInfo,
  type FilesClient,
  type FileUpdate,
  isApiError,
} from "@cdf-multipart/core";
import { onAbort, untilAborted } from "@cdf-multipart/core/internal";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";

/** Reads and changes file entries. What several uploads ask for in a short time goes into one request. */
export interface EntryDesk {
  /** The entry with an external id; undefined if there is none. */
  find(externalId: string, signal: AbortSignal): Promise<FileInfo | undefined>;
  /** Changes an entry, and returns it as it is then. */
  update(update: FileUpdate, signal: AbortSignal): Promise<FileInfo>;
}

/**
 * Makes a desk.
 *
 * @param gathering ms for which requests gather. @default 0
 */
export function createEntryDesk(client: FilesClient, clock: Clock, gathering = 0): EntryDesk {
  return {
    find: gathered<string, FileInfo | undefined>(clock, gathering, async (ids, signal) => {
      const found = await findEntries(client, ids, signal);
      return (id) => found.get(id);
    }),
    update: gathered<FileUpdate, FileInfo>(clock, gathering, async (updates, signal) => {
      const files = await client.updateFiles(updates, { signal });
      return (_, index) => {
        const file = files[index];
        if (file === undefined) throw new Error("The response with the changed files has too few of them.");
        return file;
      };
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

interface Waiting<In, Out> {
  readonly input: In;
  readonly signal: AbortSignal;
  readonly resolve: (value: Out) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs one request for many inputs, and returns a function that finds the output of each. */
type RunMany<In, Out> = (
  inputs: readonly In[],
  signal: AbortSignal,
) => Promise<(input: In, index: number) => Out>;

/** A function of one value from a request for many. */
function gathered<In, Out>(
  clock: Clock,
  gathering: number,
  runMany: RunMany<In, Out>,
): (input: In, signal: AbortSignal) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = [];
  const runWaiting = async (): Promise<void> => {
    if (gathering > 0) await clock.sleep(gathering);
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += BY_IDS_ITEMS_MAX_ITEMS)
      await runTogether(all.slice(at, at + BY_IDS_ITEMS_MAX_ITEMS), runMany);
  };
  return (input, signal) => {
    const answer = new Promise<Out>((resolve, reject) => {
      waiting.push({ input, signal, resolve, reject });
      if (waiting.length === 1) void runWaiting();
    });
    return untilAborted(answer, signal);
  };
}

/** Settles all of the batch. If the service refuses it, each is sent alone, so that one cannot fail the others. */
async function runTogether<In, Out>(
  batch: readonly Waiting<In, Out>[],
  runMany: RunMany<In, Out>,
): Promise<void> {
  const controller = new AbortController();
  // The request ends early only if nobody waits for it any more.
  const leave = (): void => {
    if (batch.every(({ signal }) => signal.aborted)) controller.abort(batch[0]?.signal.reason);
  };
  const forget = batch.map(({ signal }) => onAbort(signal, leave));
  leave();
  try {
    const inputs = batch.map(({ input }) => input);
    const outputOf = await runMany(inputs, controller.signal);
    for (const [index, { input, resolve }] of batch.entries()) resolve(outputOf(input, index));
  } catch (error) {
    if (batch.length > 1 && isRefusal(error)) for (const one of batch) await runTogether([one], runMany);
    else for (const { reject } of batch) reject(error);
  } finally {
    for (const end of forget) end();
  }
}

/** Whether the service refused what was asked for, and not the caller or the number of requests. */
function isRefusal(error: unknown): boolean {
  return isApiError(error) && [400, 403, 404, 409, 422].includes(error.status);
}
