import { onAbort } from "../ground/abort.js";
import {
  type JournalEntry,
  type JournalQuery,
  type MutableEntry,
  matchesQuery,
  mostAtOnce,
  type Outcome,
  type WaitOptions,
} from "../http/journal-entry.js";

/** The newest `capacity` requests since the start, and the queries on them. */
export interface Journal {
  all(query?: JournalQuery): readonly JournalEntry[];
  count(query?: JournalQuery): number;
  last(query?: JournalQuery): JournalEntry | undefined;
  /** The highest number of requests that were in flight at the same time. */
  mostAtOnce(query?: JournalQuery): number;
  /**
   * Resolves once `count` (default 1) matching requests have arrived (`"arrived"`, default) or ended. Rejects
   * with the signal's reason.
   */
  waitFor(query: JournalQuery, options?: WaitOptions): Promise<readonly JournalEntry[]>;
  clear(): void;
}

/** The journal with the functions that the server needs to write it. */
export interface JournalWriter extends Journal {
  begin(entry: Omit<MutableEntry, "sequence" | "attempt">): MutableEntry;
  /** Creates an entry that is not kept. Admin requests are addressed to the emulator, not to the service. */
  aside(entry: Omit<MutableEntry, "sequence" | "attempt">): MutableEntry;
  changed(): void;
}

const UNFINISHED: Outcome = "pending";

export function createJournal(capacity: number): JournalWriter {
  let entries: MutableEntry[] = [];
  let sequence = 0;
  const attempts = new Map<string, number>();
  const watchers = new Set<() => void>();

  const find = (query: JournalQuery = {}) => entries.filter((entry) => matchesQuery(entry, query));
  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };

  return {
    all: find,
    count: (query) => find(query).length,
    last: (query) => find(query).at(-1),
    mostAtOnce: (query) => mostAtOnce(find(query)),
    clear() {
      entries = [];
    },
    changed,
    begin(fields) {
      const key = `${fields.operation} ${fields.uploadId ?? ""} ${fields.partNumber ?? ""}`;
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.delete(key);
      attempts.set(key, attempt);
      // The least recently used counter is removed, so that the memory stays bounded.
      const oldest = attempts.size > capacity ? attempts.keys().next().value : undefined;
      if (oldest !== undefined) attempts.delete(oldest);
      sequence += 1;
      const entry: MutableEntry = { ...fields, sequence, attempt };
      entries.push(entry);
      if (entries.length > capacity) entries = entries.slice(-Math.ceil(capacity / 2));
      changed();
      return entry;
    },
    aside: (fields) => ({ ...fields, sequence: 0, attempt: 1 }),
    waitFor(query, options = {}) {
      const { count = 1, until = "arrived", signal } = options;
      const ready = () => find(query).filter((entry) => until === "arrived" || entry.outcome !== UNFINISHED);
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = ready();
          if (found.length < count) return;
          stop();
          resolve(found);
        };
        const release = onAbort(signal, () => {
          stop();
          reject(signal?.reason);
        });
        const stop = () => {
          watchers.delete(look);
          release();
        };
        if (signal?.aborted === true) return reject(signal.reason);
        watchers.add(look);
        look();
      });
    },
  };
}
