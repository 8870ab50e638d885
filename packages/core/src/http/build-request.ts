import { type OperationId, type operations, ROUTES } from "@cdf-multipart/spec";
import type { HttpRequest } from "./exchange.js";

/**
 * The one file that knows the generated types of requests: what an operation takes is checked by the compiler
 * against the document, and its method and path come from the document's table.
 */

/** The document's types with arrays that cannot be written to, as ours are. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { [K in keyof T]: Frozen<T[K]> }
    : T;

/** The JSON body that an operation takes. */
type BodyOf<Operation> = Operation extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? { readonly body: Frozen<Body> }
  : { readonly body?: never };

/** A request of any operation, as far as writing it down goes. */
export interface RequestInput {
  readonly path?: Readonly<Record<string, number>> | undefined;
  readonly query?: Readonly<Record<string, number | boolean>> | undefined;
  readonly body?: unknown;
}

/** Bytes of 1000 entries with all that an entry may have: 10 KiB of metadata, 1000 asset ids, names, places. */
const LIST_MAX = 32 * 1024 * 1024;
const LISTS: ReadonlySet<OperationId> = new Set(["advancedListFiles", "byIdsFiles"]);

/** What the document says that a request of this operation is made from. */
export type InputOf<Id extends OperationId> = Pick<operations[Id]["parameters"], "path" | "query"> &
  BodyOf<operations[Id]> &
  RequestInput;

/** What every request of a client has in common. */
export interface RequestDefaults {
  /** Base URL with the path of the project. */
  readonly projectUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Writes a request as the document says. */
export function buildRequest<Id extends OperationId>(
  defaults: RequestDefaults,
  operation: Id,
  input: InputOf<Id>,
): HttpRequest {
  const [method = "", template = ""] = ROUTES[operation].split(" ");
  const { path = {}, query = {}, body }: RequestInput = input;
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();
  return {
    method,
    url: `${defaults.projectUrl}${filled}${search === "" ? "" : `?${search}`}`,
    headers:
      body === undefined ? defaults.headers : { ...defaults.headers, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    ...(LISTS.has(operation) ? { answerMax: LIST_MAX } : {}),
  };
}
