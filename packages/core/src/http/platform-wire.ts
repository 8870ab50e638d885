import { fetchWire, type Wire } from "./wire.js";

/** What the runtime brought; a test or a tracer that puts another one there later wants to be used. */
const builtIn: unknown = globalThis.fetch;

let own: Wire | undefined;

/** Sends with what suits the runtime: Node's HTTP client, elsewhere `fetch`, and always a `fetch` that was put in place of the runtime's. */
export const platformWire: Wire = (request, signal, onConnected) => {
  if (globalThis.fetch !== builtIn) return fetchWire(globalThis.fetch)(request, signal, onConnected);
  own ??= isNode() ? overNode : fetchWire((...given) => globalThis.fetch(...given));
  return own(request, signal, onConnected);
};

/** Bun and Deno have most of Node as well, but a fetch that costs nothing. */
function isNode(): boolean {
  if (typeof process === "undefined" || typeof process.getBuiltinModule !== "function") return false;
  const { versions } = process;
  return versions?.node !== undefined && versions["bun"] === undefined && versions["deno"] === undefined;
}

/** No page has to fetch what is for Node. */
const overNode: Wire = async (request, signal, onConnected) => {
  const { processWire } = await import("./process-wire.js");
  return processWire(request, signal, onConnected);
};
