import { type Answer, emptyAnswer, jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { JournalQuery, Outcome } from "../../http/journal-entry.js";
import { isOperationName } from "../../http/operation-name.js";
import type { Service } from "../service.js";
import type { AdminCall } from "./admin-call.js";

/**
 * Returns the journal entries that match. With `wait` it waits until there are `count` of them; after that
 * time the response is 204.
 */
export async function answerRequests(
  { journal }: Pick<Service, "journal">,
  { query, signal }: AdminCall,
): Promise<Answer> {
  const { query: wanted, since, limit, count, until, wait } = readQuestion(query);
  if (wait > 0) {
    const enough = AbortSignal.any([signal, AbortSignal.timeout(wait)]);
    try {
      await journal.waitFor(wanted, { count, until, signal: enough });
    } catch {
      return emptyAnswer(204);
    }
  }
  const found = journal.all(wanted).filter(({ sequence }) => sequence > since);
  const requests = limit >= found.length ? found : found.slice(found.length - limit);
  return jsonAnswer(200, { requests });
}

/** A query for requests, parsed from a query string. */
export interface AskedRequests {
  readonly query: JournalQuery;
  /** Only entries with a higher sequence number. */
  readonly since: number;
  /** Return at most this many entries, the newest ones. */
  readonly limit: number;
  /** Wait until this many entries match. */
  readonly count: number;
  readonly until: "arrived" | "ended";
  /** Maximum time to wait, in ms; 0 responds immediately. */
  readonly wait: number;
}

/** After this time a client sends its query again. Proxies and clients time out requests that take longer. */
const WAIT_MAX_MS = 30_000;
const OUTCOMES: readonly Outcome[] = ["pending", "answered", "faulted", "client-gone"];
const TEXTS = ["fault", "rule", "uploadId", "path", "method"] as const;
const NUMBERS = ["partNumber", "attempt", "status"] as const;
const STEERING = ["since", "limit", "count", "until", "wait", "operation", "outcome"];

/** Parses the query string. Throws a 400 for an unknown name or an invalid value. */
export function readQuestion(search: URLSearchParams): AskedRequests {
  const known = new Set<string>([...TEXTS, ...NUMBERS, ...STEERING]);
  const unknown = [...search.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new ApiRefusal(400, `The journal cannot be queried by "${unknown}". Use ${[...known].join(", ")}.`);
  }
  const operation = search.get("operation") ?? undefined;
  if (operation !== undefined && !isOperationName(operation)) {
    throw new ApiRefusal(400, `There is no operation "${operation}".`);
  }
  const outcome = OUTCOMES.find((name) => name === search.get("outcome"));
  if (search.has("outcome") && outcome === undefined) {
    throw new ApiRefusal(400, `outcome must be one of: ${OUTCOMES.join(", ")}.`);
  }
  const until = search.get("until") ?? "arrived";
  if (until !== "arrived" && until !== "ended") throw new ApiRefusal(400, "until must be arrived or ended.");
  return {
    query: {
      ...(operation !== undefined && { operation }),
      ...(outcome !== undefined && { outcome }),
      ...Object.fromEntries(TEXTS.flatMap((name) => pair(name, search.get(name)))),
      ...Object.fromEntries(NUMBERS.flatMap((name) => pair(name, numberOf(search, name)))),
    },
    since: numberOf(search, "since") ?? 0,
    limit: numberOf(search, "limit") ?? Number.POSITIVE_INFINITY,
    count: numberOf(search, "count") ?? 1,
    until,
    wait: Math.min(numberOf(search, "wait") ?? 0, WAIT_MAX_MS),
  };
}

function pair<T>(name: string, value: T | null | undefined): [string, T][] {
  return value === null || value === undefined ? [] : [[name, value]];
}

function numberOf(search: URLSearchParams, name: string): number | undefined {
  const text = search.get(name);
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ApiRefusal(400, `${name} must be a non-negative integer, not "${text.slice(0, 40)}".`);
}
