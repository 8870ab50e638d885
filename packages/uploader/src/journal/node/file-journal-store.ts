import { constants } from "node:fs";
import { lstat, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { withDescriptors } from "../../disk/descriptors.js";
import { fileFault, isGone, isMissing, PRIVATE_OPEN_FLAGS } from "../../disk/private-file.js";
import { preparePrivateFolder } from "../../disk/private-folder.js";
import type { JournalFile, JournalStore, StoredJournal } from "../journal-store.js";
import { openJournalFile } from "./journal-file.js";
import { claimLock, heldLocks, type LockClaim } from "./process-lock.js";
import { stateFolder } from "./state-folder.js";

/** Options of the store. */
export interface FileJournalStoreOptions {
  /**
   * The folder of the journals. Created with mode 0700 when it is missing.
   * @default `uploads` in the folder that {@link stateFolder} names
   */
  readonly directory?: string;
}

const NAME = /^([0-9a-f]{32})\.journal$/;
/** Journals that are read concurrently: the rest of the process needs descriptors, too. */
const READ_AT_ONCE = 8;

/**
 * One append-only file per upload. Two processes never have the same one open; the lock of a killed process
 * does not block the next one. A file that is not a journal is neither changed nor removed, regardless of its
 * name.
 */
export function fileJournalStore(options: FileJournalStoreOptions = {}): JournalStore {
  const place = placeOf(options);
  const pathOf = (id: string): string => join(folderOf(options), `${id}.journal`);
  return {
    place,
    async open(id): Promise<JournalFile> {
      const directory = folderOf(options);
      return withDescriptors(async () => {
        const { notice, claim } = await claimIn(directory, id, options);
        try {
          return await openJournalFile(pathOf(id), { directory, claim, notice });
        } catch (error) {
          await claim.withdraw();
          throw error;
        }
      });
    },
    read: (id) => withDescriptors(() => readContent(pathOf(id))),
    list: () => readAll(folderOf(options)),
  };
}

/** The folder in words. A store can be asked for its place even if the folder does not exist. */
function placeOf(options: FileJournalStoreOptions): string {
  try {
    return folderOf(options);
  } catch {
    return "the state folder";
  }
}

function folderOf({ directory }: FileJournalStoreOptions): string {
  return directory ?? join(stateFolder(), "uploads");
}

/**
 * Folders that this process has already checked: checking them again for each of many files costs more than
 * the rest.
 */
const prepared = new Set<string>();

interface Claimed {
  readonly notice: string | undefined;
  readonly claim: LockClaim;
}

async function claimIn(directory: string, id: string, options: FileJournalStoreOptions): Promise<Claimed> {
  if (prepared.has(directory)) {
    try {
      return { notice: undefined, claim: await claimLock(directory, id) };
    } catch (error) {
      // The folder was removed in the meantime.
      if (!isMissing(error)) throw error;
    }
  }
  const notice = prepare(directory, options);
  const claim = await claimLock(directory, id);
  try {
    // Also removes the locks of killed processes, once per process.
    await claim.settle();
  } catch (error) {
    await claim.withdraw();
    throw error;
  }
  prepared.add(directory);
  return { notice, claim };
}

function prepare(directory: string, options: FileJournalStoreOptions): string | undefined {
  if (options.directory !== undefined) return preparePrivateFolder(directory, { ours: false });
  const above = preparePrivateFolder(join(directory, ".."), { ours: true });
  return preparePrivateFolder(directory, { ours: true }) ?? above;
}

/** Reads the folder once, then a few journals at a time, so that only a few of ten thousand are in memory. */
async function* readAll(directory: string): AsyncGenerator<StoredJournal, void, undefined> {
  const names = await withDescriptors(() => readdir(directory)).catch(noneWhenMissing);
  const locked = await withDescriptors(() => heldLocks(directory, names));
  const ids = names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
  for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
    const some = ids.slice(start, start + READ_AT_ONCE);
    const found = await Promise.all(
      some.map((id) => withDescriptors(() => readStored(directory, id, locked.has(id)))),
    );
    for (const journal of found) if (journal !== undefined) yield journal;
  }
}

async function readStored(
  directory: string,
  id: string,
  locked: boolean,
): Promise<StoredJournal | undefined> {
  const path = join(directory, `${id}.journal`);
  try {
    const stats = await lstat(path);
    // Not read: a link may lead anywhere, and a pipe would never end.
    const fault = fileFault(stats);
    const content = fault === undefined ? await readContent(path) : new Uint8Array();
    if (content === undefined) return undefined;
    return { id, content, modifiedAt: stats.mtimeMs, locked, ...(fault === undefined ? {} : { fault }) };
  } catch (error) {
    // It was removed after the folder was read: that upload is done.
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Undefined when there is no such journal. */
async function readContent(path: string): Promise<Uint8Array | undefined> {
  try {
    // Without O_CREAT: reading must not create the file.
    const handle = await open(path, PRIVATE_OPEN_FLAGS & ~constants.O_CREAT);
    try {
      if (fileFault(await handle.stat()) !== undefined) return undefined;
      return new Uint8Array(await readFile(handle));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function noneWhenMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}
