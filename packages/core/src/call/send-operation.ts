import { ANSWER_MAX_BYTES, type OperationId, REPEATABLE } from "@cdf-multipart/spec";
import { callOperation, type DataOf, type InitOf } from "@cdf-multipart/spec/bindings";
import { type Answered, parseAnswer, type Reading } from "../decode/read-answer.js";
import type { HttpAnswer, HttpRequest } from "../http/exchange.js";
import type { Repeat } from "../retry/may-repeat.js";
import type { ClientContext, Turn } from "./caller.js";

/** Whether an operation may be sent again after a lost answer: the document says. */
export function repeatOf(operation: OperationId): Repeat {
  return REPEATABLE.includes(operation) ? "always" : "unsent";
}

/** Writes a request down as plain data, so that each attempt sends the same bytes. */
export async function readRequest(
  request: Pick<Request, "method" | "url" | "text"> & { headers: Iterable<[string, string]> },
  operation: OperationId,
): Promise<HttpRequest> {
  const body = await request.text();
  const answerMax = ANSWER_MAX_BYTES[operation];
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: body === "" ? undefined : body,
    ...(answerMax === undefined ? {} : { answerMax }),
  };
}

/**
 * Sends one request of a call through the generated bindings, and answers with what came back, typed by the document.
 *
 * @param parse reads a success. @default as a JSON object
 * @throws ApiError (`invalid-answer`) for a success that is not JSON.
 */
export async function sendOperation<Id extends OperationId>(
  context: ClientContext,
  turn: Turn,
  operation: Id,
  init: InitOf<Id>,
  parse: (answered: Answered) => unknown = parseAnswer,
): Promise<Reading<DataOf<Id>>> {
  let answer: HttpAnswer | undefined;
  const data = await callOperation(context.client, operation, init, async (request) => {
    answer = await turn.send(await readRequest(request, operation), operation, repeatOf(operation));
    return parse({ operation, answer });
  });
  if (answer === undefined) throw new Error("openapi-fetch answered without having sent anything.");
  return { operation, answer, data };
}
