import type { OperationName } from "../http/operation-name.js";

/** How a request ended: answered whole, cut by a fault or by the client, or still under way. */
export type Outcome = "pending" | "answered" | "faulted" | "client-gone";

/** One request as the emulator saw it. Holds no header value, no query and no token. */
export interface JournalEntry {
  /** From 1, in order of arrival. */
  readonly sequence: number;
  readonly operation: OperationName;
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly uploadId: string | undefined;
  readonly partNumber: number | undefined;
  /** Of this part in its session, or of this operation since the start; from 1. */
  readonly attempt: number;
  /** Names only, in lower case. */
  readonly headerNames: readonly string[];
  /** Port of the client's end: requests of one connection have the same. */
  readonly connection: number | undefined;
  /** ms since the epoch by the system's clock, whatever the emulator's clock says. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly outcome: Outcome;
  /** Undefined while no answer was begun. */
  readonly status: number | undefined;
  /** Bytes of the body that were read. */
  readonly bytesReceived: number;
  readonly requestId: string | undefined;
  /** Name of the fault that happened to it. */
  readonly fault: string | undefined;
  /** The spec's answer schema does not allow what was answered: a defect of the emulator. */
  readonly violation: string | undefined;
}

export type MutableEntry = { -readonly [Key in keyof JournalEntry]: JournalEntry[Key] };

/** What to look for; all that is given must be equal. */
export type JournalQuery = Partial<
  Pick<
    JournalEntry,
    "operation" | "partNumber" | "attempt" | "status" | "outcome" | "fault" | "uploadId" | "path" | "method"
  >
>;

/** All requests since the start (the newest `capacity` of them), to ask questions of. */
export interface Journal {
  all(query?: JournalQuery): readonly JournalEntry[];
  count(query?: JournalQuery): number;
  last(query?: JournalQuery): JournalEntry | undefined;
  /** The most requests that were under way at one moment. */
  mostAtOnce(query?: JournalQuery): number;
  /**
   * Resolves once `count` (default 1) requests that match have arrived (`"arrived"`, default) or ended.
   * Rejects with the signal's reason.
   */
  waitFor(query: JournalQuery, options?: WaitOptions): Promise<readonly JournalEntry[]>;
  clear(): void;
}

export interface WaitOptions {
  readonly count?: number;
  readonly until?: "arrived" | "ended";
  readonly signal?: AbortSignal;
}

/** The journal as the server writes it. */
export interface JournalWriter extends Journal {
  begin(entry: Omit<MutableEntry, "sequence" | "attempt">): MutableEntry;
  changed(): void;
}

const UNFINISHED: Outcome = "pending";

export function createJournal(capacity: number): JournalWriter {
  let entries: MutableEntry[] = [];
  let sequence = 0;
  const attempts = new Map<string, number>();
  const watchers = new Set<() => void>();

  const find = (query: JournalQuery = {}) => entries.filter((entry) => matches(entry, query));
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
      // The one not asked for the longest goes, so that a long life does not fill the memory.
      const oldest = attempts.size > capacity ? attempts.keys().next().value : undefined;
      if (oldest !== undefined) attempts.delete(oldest);
      sequence += 1;
      const entry: MutableEntry = { ...fields, sequence, attempt };
      entries.push(entry);
      if (entries.length > capacity) entries = entries.slice(-Math.ceil(capacity / 2));
      changed();
      return entry;
    },
    waitFor(query, options = {}) {
      const { count = 1, until = "arrived", signal } = options;
      const ready = () => find(query).filter((entry) => until === "arrived" || entry.outcome !== UNFINISHED);
      return new Promise((resolve, reject) => {
        const stop = () => {
          watchers.delete(look);
          signal?.removeEventListener("abort", abort);
        };
        const look = () => {
          const found = ready();
          if (found.length < count) return;
          stop();
          resolve(found);
        };
        const abort = () => {
          stop();
          reject(signal?.reason);
        };
        if (signal?.aborted === true) return reject(signal.reason);
        signal?.addEventListener("abort", abort, { once: true });
        watchers.add(look);
        look();
      });
    },
  };
}

function matches(entry: JournalEntry, query: JournalQuery): boolean {
  return (
    (query.operation === undefined || entry.operation === query.operation) &&
    (query.partNumber === undefined || entry.partNumber === query.partNumber) &&
    (query.attempt === undefined || entry.attempt === query.attempt) &&
    (query.status === undefined || entry.status === query.status) &&
    (query.outcome === undefined || entry.outcome === query.outcome) &&
    (query.fault === undefined || entry.fault === query.fault) &&
    (query.uploadId === undefined || entry.uploadId === query.uploadId) &&
    (query.path === undefined || entry.path === query.path) &&
    (query.method === undefined || entry.method === query.method)
  );
}

function mostAtOnce(entries: readonly JournalEntry[]): number {
  const edges = entries.flatMap(({ startedAt, endedAt }) => [
    { at: startedAt, step: 1 },
    { at: endedAt ?? Number.POSITIVE_INFINITY, step: -1 },
  ]);
  // At one instant ends count before starts, so that one request after another is never two.
  edges.sort((left, right) => left.at - right.at || left.step - right.step);
  let running = 0;
  let most = 0;
  for (const { step } of edges) {
    running += step;
    most = Math.max(most, running);
  }
  return most;
}
