import type { JournalFile, JournalStore, StoredJournal } from "../journal-store.js";
import {
  change,
  dropChunks,
  type JournalChange,
  type JournalDatabase,
  joined,
  openJournalDatabase,
  readChunks,
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
  return withDatabase(name, async (db) => (await db.get("handles", id))?.handle);
}

async function openJournal(
  db: JournalDatabase,
  id: string,
  lock: WebLock,
  handle: FileSystemFileHandle | undefined,
): Promise<JournalFile> {
  const { content, createdAt } = await change(db, async (tx) => {
    const now = Date.now();
    const journals = tx.objectStore("journals");
    const row = (await journals.get(id)) ?? { id, createdAt: now, modifiedAt: now };
    await journals.put(row);
    if (handle !== undefined) await tx.objectStore("handles").put({ id, handle });
    return { content: await readChunks(tx, id), createdAt: row.createdAt };
  });
  const write = async (tx: JournalChange, bytes: Uint8Array): Promise<void> => {
    // Copied, because the database would store the whole buffer of a view.
    if (bytes.byteLength > 0) await tx.objectStore("chunks").add({ id, bytes: bytes.slice() });
    await tx.objectStore("journals").put({ id, createdAt, modifiedAt: Date.now() });
  };
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    db.close();
    await lock.release();
  };
  return {
    content,
    createdAt,
    append: (bytes) => change(db, (tx) => write(tx, bytes)),
    // Appended bytes are already durable: each transaction flushes, and a second flush gains nothing.
    flush: async () => {},
    truncate: (length) =>
      change(db, async (tx) => {
        const kept = (await readChunks(tx, id)).subarray(0, length);
        await dropChunks(tx, id);
        await write(tx, kept);
      }),
    async remove(): Promise<void> {
      await change(db, async (tx) => {
        await dropChunks(tx, id);
        await tx.objectStore("journals").delete(id);
        await tx.objectStore("handles").delete(id);
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

async function readJournal(db: JournalDatabase, id: string): Promise<Uint8Array | undefined> {
  const chunks = await db.getAllFromIndex("chunks", "id", id);
  return chunks.length === 0 ? undefined : joined(chunks);
}

async function listJournals(db: JournalDatabase): Promise<readonly StoredJournal[]> {
  const tx = db.transaction(["journals", "chunks"]);
  const [rows, chunks] = await Promise.all([
    tx.objectStore("journals").getAll(),
    tx.objectStore("chunks").getAll(),
  ]);
  const taken = await takenLocks();
  return rows.map(({ id, modifiedAt }) => ({
    id,
    content: joined(chunks.filter((chunk) => chunk.id === id)),
    modifiedAt,
    locked: taken.has(id),
  }));
}

async function withDatabase<T>(name: string, work: (db: JournalDatabase) => Promise<T>): Promise<T> {
  const db = await openJournalDatabase(name);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
