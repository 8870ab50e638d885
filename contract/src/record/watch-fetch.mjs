import { isApiUrl } from "../document/find-operation.mjs";
import { recordBreach } from "./ledger.mjs";
import { isOutside, OUTSIDE_HEADERS } from "./outside.mjs";

/** Exchanges whose answer is still being read. */
const pending = new Set();

/** Loaded with the first request to the API: most processes that are watched never make one. */
let loaded;
const loadJudge = () => {
  loaded ??= import("./judge-exchange.mjs");
  return loaded;
};

/**
 * A `fetch` that behaves like the one given, and has every exchange with the API judged by the document. What it
 * finds goes to the ledger; the caller sees neither a difference nor a delay of the answer.
 *
 * @param {typeof globalThis.fetch} inner
 * @returns {typeof globalThis.fetch}
 */
export function watchFetch(inner) {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!isApiUrl(url) || isOutside()) return inner(input, init);
    const request = describe(input, init);
    const answered = inner(input, init);
    // Taken before the caller can read the body: this was the first to wait for it.
    const copy = answered.then(
      (response) => response.clone(),
      () => undefined,
    );
    judgeLater(request, read(copy));
    return answered;
  };
}

/** Takes note of a promise until it is settled. */
function follow(work) {
  pending.add(work);
  work
    .catch((error) => recordBreach(`The contract layer itself failed: ${error?.stack}`))
    .finally(() => pending.delete(work));
}

/** The request as it leaves. Read before it is sent: a body can be read once only. */
async function describe(input, init) {
  const request = input instanceof Request ? input.clone() : undefined;
  const body = init?.body ?? (request?.body == null ? undefined : await request.text());
  return {
    method: (init?.method ?? request?.method ?? "GET").toUpperCase(),
    url: request?.url ?? String(input),
    headers: new Headers(init?.headers ?? request?.headers),
    body: typeof body === "string" || body === undefined ? body : undefined,
    // A stream is not read: that would take it from who sends it.
    bodyUnseen: body !== undefined && typeof body !== "string",
  };
}

/** An answer as data. One that breaks off, or that the client gives up, is none. */
async function read(answered) {
  const response = await answered;
  const body = await response?.text().catch(() => undefined);
  return body === undefined ? undefined : { status: response.status, headers: response.headers, body };
}

/**
 * Judges an exchange when it is over.
 *
 * @param {unknown} described the request, or a promise of it
 * @param {Promise<import("../document/types.js").ReceivedAnswer | undefined>} answered
 */
export function judgeLater(described, answered) {
  follow(judge(described, answered));
}

async function judge(described, answered) {
  const [{ judgeExchange }, request, answer] = await Promise.all([loadJudge(), described, answered]);
  const declared = answer !== undefined && OUTSIDE_HEADERS.some((name) => answer.headers.has(name));
  judgeExchange(request, answer, declared);
}

/**
 * Waits until the exchanges so far are judged, but not for an answer that may never end.
 *
 * @param {number} patience ms
 */
export async function settled(patience) {
  let timer;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  while (pending.size > 0) {
    const all = Promise.allSettled(pending).then(() => "all");
    if ((await Promise.race([all, deadline])) !== "all") {
      // Whoever hangs now is not waited for again; a breach that it still comes to is told later.
      pending.clear();
      break;
    }
  }
  clearTimeout(timer);
}
