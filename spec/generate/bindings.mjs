import { bodySchema, listOperations, resolve } from "./document.mjs";
import { HEADER } from "./header.mjs";

/** The fixed part of the file. The generated file is the only one that imports openapi-fetch. */
const FRAME = `import createClient, { type Client, type ClientOptions, type FetchResponse, type MaybeOptionalInit } from "openapi-fetch";
import type { paths } from "./openapi.gen.js";
import { type OperationId, ROUTES } from "./operations.gen.js";

/** A type with readonly lists and fields, so that a request accepts \`readonly\` values. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** An operation whose request accepts readonly lists. Its responses are unchanged, because openapi-fetch supports only mutable lists. */
type Requesting<Operation> = {
  [Part in keyof Operation]: Part extends "responses" ? Operation[Part] : Frozen<Operation[Part]>;
};

/** The paths of the document, in the form for openapi-fetch. */
export type ApiPaths = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: paths[Path][Method] extends { responses: unknown }
      ? Requesting<paths[Path][Method]>
      : paths[Path][Method];
  };
};

/** openapi-fetch's client of the document: \`GET\`, \`POST\`, … by path. */
export type PathClient = Client<ApiPaths, "application/json">;

/** The arguments of a method of openapi-fetch for one operation. */
type Init<Path extends keyof ApiPaths, Method extends keyof ApiPaths[Path]> = MaybeOptionalInit<ApiPaths[Path], Method>;

/** The result: \`{ data, response }\` for a 2xx, \`{ error, response }\` for any other status. */
type Result<Path extends keyof ApiPaths, Method extends keyof ApiPaths[Path]> =
  ApiPaths[Path][Method] extends { responses: unknown }
    ? FetchResponse<ApiPaths[Path][Method], Record<never, never>, "application/json">
    : never;
`;

/** The functions that create a client. */
const MAKERS = `/** The arguments of the function of an operation. */
export type InitOf<Id extends OperationId> = NonNullable<Parameters<OperationCalls[Id]>[0]>;

/** The body of a successful response of an operation. */
export type DataOf<Id extends OperationId> = NonNullable<Awaited<ReturnType<OperationCalls[Id]>>["data"]>;

/** The options of openapi-fetch's \`createClient\`. \`Request\` can be any class that is created from a URL and a request init. */
export interface PathClientOptions extends Omit<ClientOptions, "Request"> {
  readonly Request?: new (url: string, init: never) => Pick<Request, "url" | "method" | "text">;
}

/**
 * Makes openapi-fetch's plain client of the document. It sends each request once, as given: no token, no validation, no retry.
 * \`createBindings\` of \`@cdf-multipart/core\` is the same client with all of that.
 *
 * @param options openapi-fetch's own. \`baseUrl\` ends with the project: \`https://westeurope-1.cognitedata.com/api/v1/projects/plant\`.
 */
export function createPathClient(options?: PathClientOptions): PathClient {
  return createClient<ApiPaths, "application/json">(options as ClientOptions | undefined);
}

/** Gives a client one function for each operation of the document. */
export function bindOperations(client: Pick<PathClient, "request">): OperationCalls {
  const calls = Object.entries(ROUTES).map(([id, route]) => [id, (init?: object) => call(client, route, init)]);
  // The routes and the types come from the same document, which is more than the compiler can see.
  return Object.fromEntries(calls) as OperationCalls;
}

/**
 * Calls an operation by its name, for code that does not know beforehand which, and that sends in its own way.
 *
 * @param send sends the request, and resolves to the JSON of a success. What it throws is thrown.
 * @returns what \`send\` resolved to.
 */
export async function callOperation<Id extends OperationId>(
  client: Pick<PathClient, "request">,
  operation: Id,
  init: InitOf<Id>,
  send: (request: Request) => Promise<unknown>,
): Promise<DataOf<Id>> {
  // The parts of a successful response that openapi-fetch uses. A real \`Response\` would load the whole of
  // Node's fetch.
  const fetch = async (request: Request) => {
    const json = await send(request);
    return { ok: true, status: 200, headers: { get: () => "1" }, json: async () => json };
  };
  const { data } = await call(client, ROUTES[operation], { ...init, fetch });
  return data as DataOf<Id>;
}

function call(client: Pick<PathClient, "request">, route: string, init?: object): Promise<{ data?: unknown }> {
  const [method = "", path = ""] = route.split(" ");
  const request = client.request as (method: string, path: string, init?: object) => Promise<{ data?: unknown }>;
  return request(method.toLowerCase(), path, init);
}
`;

/**
 * The typed fetch bindings: openapi-fetch's client of the document, and one function for each operation.
 *
 * @param {any} document
 * @returns {string}
 */
export function generateBindings(document) {
  const calls = listOperations(document).flatMap((one) => {
    const place = `"${one.path}", "${one.method}"`;
    return [
      "",
      ...docstring(document, one),
      `  ${one.id}(init${isOptional(document, one) ? "?" : ""}: Init<${place}>): Promise<Result<${place}>>;`,
    ];
  });
  return [
    HEADER,
    FRAME,
    "/** One function for each operation. */",
    "export interface OperationCalls {",
    ...calls.slice(1),
    "}",
    "",
    MAKERS,
  ].join("\n");
}

/** Whether the operation can be called without arguments. */
function isOptional(document, { operation, parameters }) {
  const body = resolve(document, operation.requestBody);
  return body?.required !== true && !parameters.some((one) => one.required === true);
}

/** The docstring: summary, parameters with their limits, and the documented statuses. */
function docstring(document, { method, path, operation, parameters }) {
  const body = bodySchema(document, operation);
  const own = parameters.filter((one) => one.in === "query" || one.in === "path");
  const lines = [
    `${sentence(operation.summary)} \`${method.toUpperCase()} ${path}\``,
    "",
    ...paragraph(operation.description),
    ...own.map((one) => {
      const name = `init.params.${one.in}.${one.name}`;
      return `@param ${name} ${describe(document, one.schema, one.description)}${one.required === true ? "" : " Optional."}`;
    }),
    ...(body === undefined
      ? []
      : [`@param init.body ${sentence(oneLine(resolve(document, operation.requestBody).description))}`]),
    `@returns ${statuses(document, operation)}`,
  ];
  return [
    "  /**",
    ...lines.map((line) => (line === "" ? "   *" : `   * ${line.replaceAll("*/", "*\\/")}`)),
    "   */",
  ];
}

function paragraph(text = "") {
  const lines = text.trim().split("\n");
  return text === "" ? [] : [...lines, ""];
}

function oneLine(text = "") {
  return text.replace(/\s+/g, " ").trim();
}

function sentence(text = "") {
  return text === "" || text.endsWith(".") ? text : `${text}.`;
}

/** The wording of each limit. */
const RANGE = {
  minimum: "at least",
  exclusiveMinimum: "more than",
  maximum: "at most",
  exclusiveMaximum: "less than",
  minLength: "characters: at least",
  maxLength: "characters: at most",
  default: "default",
};

/** A short description of a schema: its type and its limits. */
function describe(document, node, said) {
  const schema = resolve(document, node) ?? {};
  const words = sentence(oneLine(said ?? schema.description));
  const type = schema.type === undefined ? "" : `${schema.type}`;
  const range = Object.entries(RANGE).flatMap(([keyword, text]) =>
    schema[keyword] === undefined ? [] : [`${text} ${schema[keyword]}`],
  );
  return `${words} (${[type, ...range].filter((part) => part !== "").join(", ")})`;
}

/** Each documented status and its meaning. */
function statuses(document, operation) {
  return Object.entries(operation.responses)
    .map(
      ([status, answer]) => `${status}: ${oneLine(resolve(document, answer).description).replace(/\.$/, "")}`,
    )
    .join("; ")
    .concat(".");
}
