import type { JournalFile, JournalStore, StoredJournal } from "../journal-store.js";
import {
  change,
  dropChunks,
  type JournalTables,
  joined,
  look,
  openJournalDatabase,
} from "./journal-database.js";
import { takenLocks, takeWebLock, type WebLock } from "./web-lock.js";

/** Options of the store. */
export interface IndexedDbJournalStoreOptions {
  /** Name of the database. @default "cdf-multipart" */
  readonly name?: string;
  /**
   * A handle of the file, as browsers can store it: kept with each journal that is opened, and returned by
   * {@link readHandle}.
   */
  readonly handle?: FileSystemFileHandle;
}

/** The name of the database when none is given. */
export const JOURNAL_DATABASE: string = "cdf-multipart";

/**
 * Journals in the origin's IndexedDB. Each is locked by a Web Lock, so that two tabs never work on the same
 * upload. The bytes are the same as in a journal file of Node.
 */
export function indexedDbJournalStore(options: IndexedDbJournalStoreOptions = {}): JournalStore {
  const { name = JOURNAL_DATABASE, handle } = options;
  return {
    place: `the browser's database "${name}"`,
    async open(id): Promise<JournalFile> {
      const lock = await takeWebLock(id);
      try {
        const db = await openJournalDatabase(name);
        return await openJournal(db, id, lock, handle).catch((error: unknown) => {
          db.close();
          throw error;
        });
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
    read: (id) => withDatabase(name, (db) => readJournal(db, id)),
    async *list(): AsyncGenerator<StoredJournal, void, undefined> {
      yield* await withDatabase(name, listJournals);
    },
  };
}

/** The file of a journal's upload; undefined when the user has to choose it again. */
export function readHandle(
  id: string,
  name: string = JOURNAL_DATABASE,
): Promise<FileSystemFileHandle | undefined> {
  return withDatabase(name, (db) => look(db, async ({ handles }) => (await handles.get(id))?.handle));
}

async function openJournal(
  db: IDBDatabase,
  id: string,
  lock: WebLock,
  handle: FileSystemFileHandle | undefined,
): Promise<JournalFile> {
  const { content, createdAt } = await change(db, async ({ journals, chunks, handles }) => {
    const now = Date.now();
    const row = (await journals.get(id)) ?? { id, createdAt: now, modifiedAt: now };
    await journals.put(row);
    if (handle !== undefined) await handles.put({ id, handle });
    return { content: joined(await chunks.allOf("id", id)), createdAt: row.createdAt };
  });
  const write = async ({ journals, chunks }: JournalTables, bytes: Uint8Array): Promise<void> => {
    // Copied, because the database would store the whole buffer of a view.
    if (bytes.byteLength > 0) await chunks.put({ id, bytes: bytes.slice() });
    await journals.put({ id, createdAt, modifiedAt: Date.now() });
  };
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    db.close();
    await lock.release();
  };
  return {
    content,
    createdAt,
    append: (bytes) => change(db, (tables) => write(tables, bytes)),
    // Appended bytes are already durable: each transaction flushes, and a second flush gains nothing.
    flush: async () => {},
    truncate: (length) =>
      change(db, async (tables) => {
        const kept = joined(await tables.chunks.allOf("id", id)).subarray(0, length);
        await dropChunks(tables, id);
        await write(tables, kept);
      }),
    async remove(): Promise<void> {
      await change(db, async (tables) => {
        await dropChunks(tables, id);
        await tables.journals.delete(id);
        await tables.handles.delete(id);
      });
      closed ??= close();
      await closed;
    },
    close(): Promise<void> {
      closed ??= close();
      return closed;
    },
  };
}

async function readJournal(db: IDBDatabase, id: string): Promise<Uint8Array | undefined> {
  const chunks = await look(db, (tables) => tables.chunks.allOf("id", id));
  return chunks.length === 0 ? undefined : joined(chunks);
}

async function listJournals(db: IDBDatabase): Promise<readonly StoredJournal[]> {
  const [rows, chunks] = await look(db, (tables) =>
    Promise.all([tables.journals.all(), tables.chunks.all()]),
  );
  const taken = await takenLocks();
  return rows.map(({ id, modifiedAt }) => ({
    id,
    content: joined(chunks.filter((chunk) => chunk.id === id)),
    modifiedAt,
    locked: taken.has(id),
  }));
}

async function withDatabase<T>(name: string, work: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const db = await openJournalDatabase(name);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
