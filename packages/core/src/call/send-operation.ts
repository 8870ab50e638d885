import { ANSWER_MAX_BYTES, type OperationId, REPEATABLE } from "@cdf-multipart/spec";
import { callOperation, type DataOf, type InitOf } from "@cdf-multipart/spec/bindings";
import { parseResponse, type Reading, type Received } from "../decode/read-response.js";
import type { HttpRequest, HttpResponse } from "../http/exchange.js";
import type { Repeat } from "../retry/may-repeat.js";
import type { ClientContext, Turn } from "./caller.js";

/** Whether an operation may be sent again after a lost response, according to the document. */
export function repeatOf(operation: OperationId): Repeat {
  return REPEATABLE.includes(operation) ? "always" : "unsent";
}

/** Serialises a request as plain data, so that each attempt sends the same bytes. */
export async function readRequest(
  request: Pick<Request, "method" | "url" | "text"> & { headers: Iterable<[string, string]> },
  operation: OperationId,
): Promise<HttpRequest> {
  const body = await request.text();
  const responseMax = ANSWER_MAX_BYTES[operation];
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: body === "" ? undefined : body,
    ...(responseMax === undefined ? {} : { responseMax }),
  };
}

/**
 * Sends one request of a call through the generated bindings, and returns the response, with the types of the
 * document.
 *
 * @param parse reads a success. @default as a JSON object
 * @throws ApiError (`invalid-response`) for a success that is not JSON.
 */
export async function sendOperation<Id extends OperationId>(
  context: ClientContext,
  turn: Turn,
  operation: Id,
  init: InitOf<Id>,
  parse: (received: Received) => unknown = parseResponse,
): Promise<Reading<DataOf<Id>>> {
  let response: HttpResponse | undefined;
  const data = await callOperation(context.client, operation, init, async (request) => {
    response = await turn.send(await readRequest(request, operation), operation, repeatOf(operation));
    return parse({ operation, response });
  });
  if (response === undefined) throw new Error("openapi-fetch returned without having sent anything.");
  return { operation, response, data };
}
