import { type OperationId, ROUTES } from "@cdf-multipart/spec";
import type { PathClient } from "@cdf-multipart/spec/bindings";
import { type ClientContext, runCall, type Turn } from "../call/caller.js";
import { type ContextOptions, createContext } from "../call/create-context.js";
import { readRequest, repeatOf } from "../call/send-operation.js";
import { parseResponse } from "../decode/read-response.js";
import { isApiError } from "../errors/call-errors.js";
import { type Fault, ValidationError } from "../errors/validation-error.js";
import type { HttpResponse } from "../http/exchange.js";
import { scrub } from "../secrets/hide-secrets.js";
import { redactUrl } from "../secrets/redact-url.js";
import { PlainResponse, realResponse } from "./plain-response.js";

/** The arguments of an openapi-fetch call that matter here. */
export interface PathInit {
  readonly params?: { readonly query?: unknown; readonly path?: unknown };
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly parseAs?: string;
  readonly middleware?: readonly unknown[];
  readonly [option: string]: unknown;
}

/** A call by method and path of the document. */
export type PathCall = (method: string, path: string, init?: PathInit) => Promise<unknown>;

/**
 * Options that apply to a whole client, with the reason: they would send the token elsewhere, or skip what
 * core does for a call.
 */
const OF_THE_CLIENT = ["baseUrl", "fetch", "Request"];

const OPERATION_AT: ReadonlyMap<string, string> = new Map(
  Object.entries(ROUTES).map(([operation, route]) => [route, operation]),
);

function isOperation(name: string | undefined): name is OperationId {
  return name !== undefined && name in ROUTES;
}

function refuse(subject: string, faults: readonly Fault[]): never {
  throw new ValidationError({ code: "invalid-request", subject, faults });
}

function operationAt(method: string, path: string): OperationId {
  const route = `${method.toUpperCase()} ${path}`;
  const operation = OPERATION_AT.get(route);
  if (isOperation(operation)) return operation;
  const message = `is not an operation of the document. It has: ${[...OPERATION_AT.keys()].join(", ")}`;
  return refuse(route, [{ path: "path", message, value: path }]);
}

function checkOptions(operation: OperationId, init: PathInit): void {
  const faults = OF_THE_CLIENT.filter((name) => init[name] !== undefined).map((path) => ({
    path,
    message: "holds for a whole client: give it to createBindings",
  }));
  if (faults.length > 0) refuse(operation, faults);
}

/** The response without echoed parts of the request that may be secret. */
function cleaned(response: HttpResponse): HttpResponse {
  return { ...response, text: scrub(response.text) };
}

/**
 * Sends an openapi-fetch call through core's pipeline; an error status is returned as a response, as any
 * fetch does.
 */
function sender(
  context: ClientContext,
  turn: Turn,
  call: { readonly operation: OperationId; readonly parses: boolean; readonly real: boolean },
): (request: Request) => Promise<Response> {
  const { operation, parses, real } = call;
  return async (request) => {
    const http = await readRequest(request, operation);
    if (!new URL(http.url).href.startsWith(`${context.projectUrl}/`)) {
      const message = "was changed to lie outside of the project, which would send the token elsewhere";
      refuse(operation, [{ path: "url", message, value: redactUrl(http.url) }]);
    }
    let last: HttpResponse | undefined;
    const onResponse = (response: HttpResponse): void => {
      last = response;
    };
    let response: HttpResponse;
    try {
      response = await turn.send(http, operation, repeatOf(operation), onResponse);
      // openapi-fetch would turn a success that is not JSON into a SyntaxError without a way out.
      if (parses && response.text !== "") parseResponse({ operation, response });
    } catch (error) {
      if (!isApiError(error) || error.code === "invalid-response" || last === undefined) throw error;
      response = cleaned(last);
    }
    return real
      ? realResponse(response)
      : new PlainResponse(response, redactUrl(http.url), (text) => JSON.parse(text));
  };
}

/** Creates calls by path, with everything that core does for its own calls. */
export function createPathCalls(settings: ContextOptions): PathCall {
  const context = createContext(settings);
  const client: Pick<PathClient, "request"> = context.client;
  const request = client.request as PathCall;
  return async (method, path, init = {}) => {
    const operation = operationAt(method, path);
    checkOptions(operation, init);
    const { params, body, signal, parseAs = "json", middleware = [] } = init;
    const real = middleware.length > 0;
    const options = signal === undefined ? {} : { signal };
    return await runCall(context, { operation, input: { params, body }, options }, (turn) => {
      const fetch = sender(context, turn, { operation, parses: parseAs === "json", real });
      // Middleware may expect, and create, `Request`s of the runtime.
      return request(method, path, { ...init, fetch, ...(real ? { Request: globalThis.Request } : {}) });
    });
  };
}
