import { findOperation } from "../document/find-operation.mjs";
import { isOfTheApi, judgeAnswer } from "../document/judge-answer.mjs";
import { judgeMediaType, judgeRequest } from "../document/judge-request.mjs";
import { loadDocument } from "../document/load-document.mjs";
import { recordBreach, recordExercised } from "./ledger.mjs";

let document;

/** Our client's name in `x-cdp-sdk`. Its requests must be valid, independent of the answer. */
const OUR_CLIENT = /^cdf-multipart\b|^@cdf-multipart\//;

/**
 * Checks one exchange and records the result:
 * - a request of our client must be as documented;
 * - a wrong request of any client must be refused;
 * - an answer of the API must be as documented for its status, and then counts as exercised.
 *
 * @param {import("../document/types.js").SentRequest & {readonly bodyUnseen: boolean}} request
 * @param {import("../document/types.js").ReceivedAnswer | undefined} answer undefined if it is missing or incomplete
 * @param {boolean} declared a header of the answer declares that it breaks the contract on purpose
 */
export function judgeExchange(request, answer, declared) {
  document ??= loadDocument();
  const found = findOperation(document, request.method, request.url);
  if (found === undefined) return;
  const { operation, path } = found;
  const name = `${operation.id} (${request.method} ${new URL(request.url).pathname})`;
  const faults = request.bodyUnseen ? [] : judgeRequest(operation, path, request);
  if (OUR_CLIENT.test(request.headers.get("x-cdp-sdk") ?? "")) {
    const wrong = [...faults, ...judgeMediaType(request)];
    if (wrong.length > 0)
      recordBreach(
        `The client sent a request for ${name} that the document does not allow: ${wrong.join("; ")}.`,
      );
  }
  if (answer === undefined || !isOfTheApi(answer.headers)) return;
  if (!declared && faults.length > 0 && answer.status < 400)
    recordBreach(
      `${name} answered ${answer.status} to a request that it should refuse: ${faults.join("; ")}.`,
    );
  const judged = judgeAnswer(operation, answer);
  if (judged.faults.length === 0 && judged.status !== undefined) recordExercised(operation.id, judged.status);
  else if (!declared) recordBreach(`${name} answered ${answer.status}, but ${judged.faults.join("; ")}.`);
}
