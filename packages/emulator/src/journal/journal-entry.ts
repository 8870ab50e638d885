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
  /** Bytes that the request's Content-Length announced. */
  readonly bytesAnnounced: number | undefined;
  /** Bytes of the body that were read. */
  readonly bytesReceived: number;
  readonly requestId: string | undefined;
  /** Name of the fault that happened to it. */
  readonly fault: string | undefined;
  /** The rule of the API or of stores that it broke: what stands in the answer's `x-emulator-rule`. */
  readonly rule: string | undefined;
  /** The spec's answer schema does not allow what was answered: a defect of the emulator. */
  readonly violation: string | undefined;
}

/** What to look for; all that is given must be equal. */
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

/** Whether an entry is one of those that a query asks for. */
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

/** The most of these requests that were under way at one moment. */
export function mostAtOnce(entries: readonly JournalEntry[]): number {
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
