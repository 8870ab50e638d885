import { boundOf, byteCollector } from "./byte-collector.js";
import type { HttpResponse, Wire } from "./exchange.js";
import { readBody } from "./read-body.js";

/** A wire on `fetch`, for every runtime. */
export function fetchWire(fetch: typeof globalThis.fetch): Wire {
  return async (request, signal, onConnected) => {
    const { method, url, headers, body } = request;
    onConnected();
    const response = await fetch(url, {
      method,
      headers,
      signal,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    const { status } = response;
    return {
      status,
      headers: response.headers,
      ...(await readText(response, boundOf(status, request), signal)),
    };
  };
}

async function readText(
  response: Response,
  bound: number,
  signal: AbortSignal,
): Promise<Pick<HttpResponse, "text" | "beyond">> {
  const collected = byteCollector(bound);
  const text = (): string => new TextDecoder().decode(collected.bytes());
  const reader = readBody(response, signal);
  if (reader === undefined) {
    const all = await response.text();
    return all.length > bound ? { text: all.slice(0, bound), beyond: bound } : { text: all };
  }
  for (;;) {
    const value = await reader.read();
    if (value === undefined) return { text: text() };
    if (collected.add(value)) continue;
    void reader.cancel();
    return { text: text(), beyond: bound };
  }
}

/**
 * The fetch that the runtime had at the start; a test or a tracer may replace it later, and then expects to
 * be used.
 */
const builtIn: unknown = globalThis.fetch;

let own: Wire | undefined;

/**
 * Sends with the client of the runtime: Node's HTTP client, elsewhere `fetch`. A `fetch` that replaced the
 * runtime's is always used.
 */
export const platformWire: Wire = (request, signal, onConnected) => {
  if (globalThis.fetch !== builtIn) return fetchWire(globalThis.fetch)(request, signal, onConnected);
  own ??= isNode() ? overNode() : fetchWire((...given) => globalThis.fetch(...given));
  return own(request, signal, onConnected);
};

/** Bun and Deno also have most of Node's modules, but their fetch costs nothing. */
function isNode(): boolean {
  if (typeof process === "undefined" || typeof process.getBuiltinModule !== "function") return false;
  const { versions } = process;
  return versions?.node !== undefined && versions["bun"] === undefined && versions["deno"] === undefined;
}

/** No page has to load the code for Node. */
function overNode(): Wire {
  let wire: Wire | undefined;
  return async (request, signal, onConnected) => {
    // A failure is not kept: the process may have had no descriptor left.
    const { processWire } = await import("./node-wire.js");
    wire ??= processWire({ boundOf, byteCollector });
    return wire(request, signal, onConnected);
  };
}
