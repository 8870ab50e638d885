import { completionOf, openDatabase, type Table, tableOf } from "./requests.js";

/** One journal without its bytes. */
export interface JournalRow {
  readonly id: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  /** ms since the epoch. */
  readonly modifiedAt: number;
}

/** Some bytes of a journal. The rows are in the order in which the bytes were appended. */
export interface ChunkRow {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The file of a journal's upload, if the browser lets a page store a handle. */
export interface HandleRow {
  readonly id: string;
  readonly handle: FileSystemFileHandle;
}

/** The tables, in one transaction. A later version of the layout gets its own number. */
export interface JournalTables {
  readonly journals: Table<JournalRow>;
  readonly chunks: Table<ChunkRow>;
  readonly handles: Table<HandleRow>;
}

const LAYOUT = 1;

/** Opens the database of this name, or creates it. */
export function openJournalDatabase(name: string): Promise<IDBDatabase> {
  return openDatabase(name, LAYOUT, (database) => {
    database.createObjectStore("journals", { keyPath: "id" });
    database.createObjectStore("chunks", { autoIncrement: true }).createIndex("id", "id");
    database.createObjectStore("handles", { keyPath: "id" });
  });
}

/** Every record must be on disk before it counts. */
const DURABLE: IDBTransactionOptions = { durability: "strict" };

/**
 * Makes a change, all of it or nothing, and resolves when it would survive a loss of power. The work may only
 * wait for its tables: a transaction ends when nothing is asked of it.
 */
export async function change<T>(
  database: IDBDatabase,
  work: (tables: JournalTables) => Promise<T>,
  mode: IDBTransactionMode = "readwrite",
): Promise<T> {
  const transaction = database.transaction(["journals", "chunks", "handles"], mode, DURABLE);
  const tables = {
    journals: tableOf<JournalRow>(transaction, "journals"),
    chunks: tableOf<ChunkRow>(transaction, "chunks"),
    handles: tableOf<HandleRow>(transaction, "handles"),
  };
  // A failed request aborts the transaction; after any other failure what was asked would still be carried out.
  const working = Promise.resolve(tables).then(work);
  // All are awaited, because all can reject. The error of the work is the first.
  const [result] = await Promise.all([
    working,
    completionOf(transaction),
    working.catch(() => transaction.abort()),
  ]);
  return result;
}

/** Reads. */
export function look<T>(database: IDBDatabase, work: (tables: JournalTables) => Promise<T>): Promise<T> {
  return change(database, work, "readonly");
}

/** Deletes the bytes of a journal. */
export async function dropChunks({ chunks }: JournalTables, id: string): Promise<void> {
  for (const key of await chunks.keysOf("id", id)) await chunks.delete(key);
}

/** The bytes of chunks, concatenated. */
export function joined(chunks: readonly ChunkRow[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let place = 0;
  for (const { bytes } of chunks) {
    all.set(bytes, place);
    place += bytes.length;
  }
  return all;
}
