import type { OperationName } from "./operation-name.js";

/** How a request ended: answered completely, cut by a fault or by the client, or still in flight. */
export type Outcome = "pending" | "answered" | "faulted" | "client-gone";

/** One request as the emulator saw it. It contains no header value, no query and no token. */
export interface JournalEntry {
  /** Number of the request, from 1, in order of arrival. */
  readonly sequence: number;
  readonly operation: OperationName;
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly uploadId: string | undefined;
  readonly partNumber: number | undefined;
  /** Number of the attempt, from 1: of this part in its session, or of this operation since the start. */
  readonly attempt: number;
  /** Names of the headers, in lower case. */
  readonly headerNames: readonly string[];
  /** The client's port. Requests on the same connection have the same port. */
  readonly connection: number | undefined;
  /** Time in ms since the epoch, by the system clock and not by the emulator's clock. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly outcome: Outcome;
  /** Status of the response; undefined until it is sent. */
  readonly status: number | undefined;
  /** Bytes that the request's Content-Length announced. */
  readonly bytesAnnounced: number | undefined;
  /** Bytes of the body that were read. */
  readonly bytesReceived: number;
  readonly requestId: string | undefined;
  /** Name of the fault that was applied. */
  readonly fault: string | undefined;
  /** The rule of the API or of the store that the request broke, as in the header `x-emulator-rule`. */
  readonly rule: string | undefined;
  /** Why the response is not valid by the spec. This is a bug of the emulator. */
  readonly violation: string | undefined;
}

/** An entry while its request is handled. */
export type MutableEntry = { -readonly [Key in keyof JournalEntry]: JournalEntry[Key] };

/** A query of the journal. All given fields must be equal. */
export type JournalQuery = Partial<
  Pick<
    JournalEntry,
    | "operation"
    | "partNumber"
    | "attempt"
    | "status"
    | "outcome"
    | "fault"
    | "rule"
    | "uploadId"
    | "path"
    | "method"
  >
>;

export interface WaitOptions {
  /** @default 1 */
  readonly count?: number;
  /** @default "arrived" */
  readonly until?: "arrived" | "ended";
  readonly signal?: AbortSignal;
}

/** Whether a query matches an entry. */
export function matchesQuery(entry: JournalEntry, query: JournalQuery): boolean {
  return (
    (query.operation === undefined || entry.operation === query.operation) &&
    (query.partNumber === undefined || entry.partNumber === query.partNumber) &&
    (query.attempt === undefined || entry.attempt === query.attempt) &&
    (query.status === undefined || entry.status === query.status) &&
    (query.outcome === undefined || entry.outcome === query.outcome) &&
    (query.fault === undefined || entry.fault === query.fault) &&
    (query.rule === undefined || entry.rule === query.rule) &&
    (query.uploadId === undefined || entry.uploadId === query.uploadId) &&
    (query.path === undefined || entry.path === query.path) &&
    (query.method === undefined || entry.method === query.method)
  );
}

/** The highest number of these requests that were in flight at the same time. */
export function mostAtOnce(entries: readonly JournalEntry[]): number {
  const edges = entries.flatMap(({ startedAt, endedAt }) => [
    { at: startedAt, step: 1 },
    { at: endedAt ?? Number.POSITIVE_INFINITY, step: -1 },
  ]);
  // At the same instant, ends are counted before starts, so that sequential requests never count as two.
  edges.sort((left, right) => left.at - right.at || left.step - right.step);
  let running = 0;
  let most = 0;
  for (const { step } of edges) {
    running += step;
    most = Math.max(most, running);
  }
  return most;
}
