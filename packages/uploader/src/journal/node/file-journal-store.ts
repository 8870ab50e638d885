import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { JournalFile, JournalStore, StoredJournal } from "../journal-store.js";
import { isLocked, type ProcessLock, takeProcessLock } from "./process-lock.js";
import { stateFolder } from "./state-folder.js";

/** Where journals lie. */
export interface FileJournalStoreOptions {
  /** Made with mode 0700 when it is missing. @default `uploads` in the folder that {@link stateFolder} names */
  readonly directory?: string;
}

const SUFFIX = ".journal";
const FOLDER_MODE = 0o700;
/** Upload URLs are secrets: whoever has one can write that part. */
const FILE_MODE = 0o600;

/**
 * One append-only file an upload. Two processes never have the same one open; the lock of a process that was killed does
 * not stand in the way of the next.
 */
export function fileJournalStore(options: FileJournalStoreOptions = {}): JournalStore {
  const directory = options.directory ?? join(stateFolder(), "uploads");
  const pathOf = (id: string): string => join(directory, `${id}${SUFFIX}`);
  return {
    place: directory,
    async open(id): Promise<JournalFile> {
      await mkdir(directory, { recursive: true, mode: FOLDER_MODE });
      const lock = await takeProcessLock(directory, id);
      try {
        return await openFile(pathOf(id), directory, lock);
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
    async list(): Promise<readonly StoredJournal[]> {
      const names = await readdir(directory).catch(noneWhenMissing);
      const ids = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
      const found = await Promise.all(ids.map((id) => readStored(directory, id, pathOf(id))));
      return found.filter((journal) => journal !== undefined);
    },
  };
}

async function openFile(path: string, directory: string, lock: ProcessLock): Promise<JournalFile> {
  const handle = await open(path, "a+", FILE_MODE);
  const stats = await handle.stat();
  const content = new Uint8Array(await readFile(handle));
  // A file that is new counts when its folder is flushed, too.
  if (content.length === 0) await syncFolder(directory);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await handle.close();
    await lock.release();
  };
  return {
    content,
    createdAt: stats.birthtimeMs > 0 ? stats.birthtimeMs : stats.ctimeMs,
    async append(bytes): Promise<void> {
      await handle.appendFile(bytes);
    },
    flush: () => handle.datasync(),
    async truncate(length): Promise<void> {
      await handle.truncate(length);
      await handle.datasync();
    },
    async remove(): Promise<void> {
      await rm(path, { force: true });
      closed ??= close();
      await closed;
    },
    close(): Promise<void> {
      closed ??= close();
      return closed;
    },
  };
}

/** Not every system lets a folder be opened or flushed; where it does not, the file alone has to do. */
async function syncFolder(directory: string): Promise<void> {
  try {
    const folder = await open(directory, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    return;
  }
}

async function readStored(directory: string, id: string, path: string): Promise<StoredJournal | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    const content = new Uint8Array(await readFile(path));
    return { id, content, modifiedAt: mtimeMs, locked: await isLocked(directory, id) };
  } catch (error) {
    // It was removed since the folder was read: that upload is done.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function noneWhenMissing(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
