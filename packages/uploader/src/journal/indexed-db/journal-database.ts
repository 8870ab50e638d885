import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";

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

/** The tables. A later version of the layout gets its own number. */
export interface JournalSchema extends DBSchema {
  journals: { key: string; value: JournalRow };
  chunks: { key: number; value: ChunkRow; indexes: { id: string } };
  handles: { key: string; value: HandleRow };
}

export type JournalDatabase = IDBPDatabase<JournalSchema>;

const LAYOUT = 1;

/** Opens the database of this name, or creates it. */
export function openJournalDatabase(name: string): Promise<JournalDatabase> {
  return openDB<JournalSchema>(name, LAYOUT, {
    upgrade(db): void {
      db.createObjectStore("journals", { keyPath: "id" });
      db.createObjectStore("chunks", { autoIncrement: true }).createIndex("id", "id");
      db.createObjectStore("handles", { keyPath: "id" });
    },
    // A page with a newer layout needs the database, so this page closes it.
    blocking(_current, _blocked, event): void {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

/** Every record must be on disk before it counts. */
const DURABLE: IDBTransactionOptions = { durability: "strict" };

/** A change of one journal and everything that belongs to it. */
export type JournalChange = IDBPTransaction<
  JournalSchema,
  ("journals" | "chunks" | "handles")[],
  "readwrite"
>;

/** Makes a change, all of it or nothing, and resolves when it would survive a loss of power. */
export async function change<T>(db: JournalDatabase, work: (tx: JournalChange) => Promise<T>): Promise<T> {
  const tx = db.transaction(["journals", "chunks", "handles"], "readwrite", DURABLE);
  // Both are awaited: if the work fails, its transaction is aborted and rejects, too.
  const [result] = await Promise.all([work(tx), tx.done]);
  return result;
}

/** The bytes of a journal. */
export async function readChunks(tx: JournalChange, id: string): Promise<Uint8Array> {
  return joined(await tx.objectStore("chunks").index("id").getAll(id));
}

/** Deletes the bytes of a journal. */
export async function dropChunks(tx: JournalChange, id: string): Promise<void> {
  const chunks = tx.objectStore("chunks");
  for (const key of await chunks.index("id").getAllKeys(id)) await chunks.delete(key);
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
