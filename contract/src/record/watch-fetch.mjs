import { isApiUrl } from "../document/find-operation.mjs";
import { recordBreach } from "./ledger.mjs";
import { isOutside, OUTSIDE_HEADERS } from "./outside.mjs";

/** Exchanges whose answer is still being read. */
const pending = new Set();

/** Loaded at the first API request, because most watched processes never make one. */
let loaded;
const loadJudge = () => {
  loaded ??= import("./judge-exchange.mjs");
  return loaded;
};

/**
 * Wraps a `fetch` and checks every exchange with the API against the document. Results go to the ledger. The
 * caller sees no difference, and answers are not delayed.
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
    // Cloned before the caller can read the body, because this handler was attached first.
    const copy = answered.then(
      (response) => response.clone(),
      () => undefined,
    );
    judgeLater(request, read(copy));
    return answered;
  };
}

/** Tracks a promise until it is settled. */
function follow(work) {
  pending.add(work);
  work
    .catch((error) => recordBreach(`The contract layer itself failed: ${error?.stack}`))
    .finally(() => pending.delete(work));
}

/** The request as it is sent. It is read before that, because a body can be read only once. */
async function describe(input, init) {
  const request = input instanceof Request ? input.clone() : undefined;
  const body = init?.body ?? (request?.body == null ? undefined : await request.text());
  return {
    method: (init?.method ?? request?.method ?? "GET").toUpperCase(),
    url: request?.url ?? String(input),
    headers: new Headers(init?.headers ?? request?.headers),
    body: typeof body === "string" || body === undefined ? body : undefined,
    // A stream is not read, because then it could not be sent.
    bodyUnseen: body !== undefined && typeof body !== "string",
  };
}

/** An answer as data; undefined if it is incomplete or the client aborted it. */
async function read(answered) {
  const response = await answered;
  const body = await response?.text().catch(() => undefined);
  return body === undefined ? undefined : { status: response.status, headers: response.headers, body };
}

/**
 * Checks an exchange when it is over.
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
 * Waits until the exchanges so far are checked, but at most `patience` ms, because an answer may never end.
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
      // These exchanges are not waited for again. A breach that they still find is reported later.
      pending.clear();
      break;
    }
  }
  clearTimeout(timer);
}
