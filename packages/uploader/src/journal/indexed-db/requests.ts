/**
 * IndexedDB with promises: as much of it as journals need. A library would be half of what a page loads for
 * journals.
 */

/** One table in a transaction. Rejects with the error of the database. */
export interface Table<Row> {
  get(key: IDBValidKey): Promise<Row | undefined>;
  put(row: Row): Promise<unknown>;
  delete(key: IDBValidKey): Promise<unknown>;
  all(): Promise<readonly Row[]>;
  /** The rows whose field of this index has this value, by key. */
  allOf(index: string, value: IDBValidKey): Promise<readonly Row[]>;
  /** Their keys. */
  keysOf(index: string, value: IDBValidKey): Promise<readonly IDBValidKey[]>;
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A table of a transaction that is in progress. */
export function tableOf<Row>(transaction: IDBTransaction, name: string): Table<Row> {
  const store = transaction.objectStore(name);
  return {
    get: (key) => resultOf<Row | undefined>(store.get(key)),
    put: (row) => resultOf(store.put(row)),
    delete: (key) => resultOf(store.delete(key)),
    all: () => resultOf<Row[]>(store.getAll()),
    allOf: (index, value) => resultOf<Row[]>(store.index(index).getAll(value)),
    keysOf: (index, value) => resultOf(store.index(index).getAllKeys(value)),
  };
}

/** Resolves when a transaction is carried out, and rejects if it was aborted. */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // `error` is null if a page or the browser aborted it, as when the database is deleted.
    transaction.onabort = () =>
      reject(
        transaction.error ?? new DOMException("The browser's database abandoned a change.", "AbortError"),
      );
  });
}

/**
 * Opens a database, and creates it if there is none. It closes itself when a page with a newer layout needs
 * it.
 */
export async function openDatabase(
  name: string,
  layout: number,
  create: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, layout);
  request.onupgradeneeded = () => create(request.result);
  const database = await resultOf(request);
  database.onversionchange = () => database.close();
  return database;
}
