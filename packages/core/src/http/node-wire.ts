import { onAbort } from "../together.js";
import type { Collecting } from "./byte-collector.js";
import { environmentProxy } from "./environment-proxy.js";
import type { Wire } from "./exchange.js";
import { readNodeResponse } from "./node-response.js";
import { proxyLender } from "./proxy-lender.js";

/** Named without an import, because this file is part of the entry that does not need Node. */
type Http = ReturnType<typeof process.getBuiltinModule<"node:http">>;
type Agent = InstanceType<Http["Agent"]>;

/** The parts of `node:http` and `node:https` that are used. */
export interface NodeHttp {
  readonly request: Http["request"];
  readonly Agent: new (options: { keepAlive: boolean; timeout: number }) => Agent;
}

/** The parts of a URL that `node:http` needs. */
type UrlParts = Pick<RequestOptions, "protocol" | "hostname" | "port" | "path">;
type RequestOptions = ReturnType<ReturnType<typeof process.getBuiltinModule<"node:url">>["urlToHttpOptions"]>;

/**
 * The origin of the last request: nearly all requests have the same one, and parsing it each time costs time.
 */
let last: { readonly origin: string; readonly parts: UrlParts } | undefined;

function partsOf(url: string): UrlParts {
  const end = url.indexOf("/", "https://".length);
  const origin = url.slice(0, end);
  const path = url.slice(end);
  const { urlToHttpOptions } = process.getBuiltinModule("node:url");
  // Parts that only the class `URL` can encode, which are rare.
  if (end < 0 || /[^\x21-\x7e]|[#\\@]/.test(path)) return urlToHttpOptions(new URL(url));
  if (last?.origin !== origin) {
    const { protocol, hostname, port } = urlToHttpOptions(new URL(origin));
    last = { origin, parts: { protocol, hostname, port } };
  }
  return { ...last.parts, path };
}

/**
 * ms that an idle connection is kept, as by Node's fetch: less than the 5 s after which many servers close
 * theirs.
 */
const IDLE = 4_000;
/** Responses are short, so compression saves nothing, and a compressed body would need two limits. */
const UNPACKED: Readonly<Record<string, string>> = Object.freeze({ "accept-encoding": "identity" });

/**
 * A wire on Node's own HTTP client. Its fetch costs more than a whole upload: the parser is WebAssembly,
 * which V8 begins to compile with its optimising compiler at the first response; 0.1 s of CPU and a peak of
 * 30 MiB, measured with Node 20.20. And unlike that fetch it follows HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and
 * NO_PROXY, as the parts do.
 *
 * @param modules by protocol: `http:`, `https:`.
 */
export function nodeWire(modules: (protocol: string) => NodeHttp, collecting: Collecting): Wire {
  const agents = new Map<string, Agent>();
  const direct = (protocol: string): Agent => {
    const known = agents.get(protocol);
    if (known !== undefined) return known;
    const agent = new (modules(protocol).Agent)({ keepAlive: true, timeout: IDLE });
    agents.set(protocol, agent);
    return agent;
  };
  const lendProxy = proxyLender((signal) => environmentProxy({ direct, timeout: IDLE, signal }));
  return async (request, signal, onConnected) => {
    const { method, url, body } = request;
    const headers = { ...UNPACKED, ...request.headers };
    const protocol = url.startsWith("https:") ? "https:" : "http:";
    const proxy = lendProxy();
    let taken = false;
    let forget = (): void => {};
    try {
      const agent = proxy === undefined ? direct(protocol) : await proxy.agent;
      signal.throwIfAborted();
      return await new Promise((resolve, reject) => {
        const sent = modules(protocol).request({ ...partsOf(url), method, headers, agent });
        sent.on("error", reject);
        // Not by Node's own option, because that costs two listeners, and a request without a socket would
        // not report it.
        forget = onAbort(signal, () => {
          reject(signal.reason);
          sent.destroy();
        });
        sent.once("response", (incoming) =>
          readNodeResponse(incoming, request, collecting).then(resolve, reject),
        );
        sent.once("socket", (socket) => {
          taken = true;
          if (socket.connecting) socket.once("connect", onConnected);
          else onConnected();
          // Not earlier, because data written to a request without a socket makes http-proxy-agent send its
          // header twice.
          sent.end(body);
        });
      });
    } finally {
      forget();
      proxy?.giveBack(signal.aborted && !taken);
    }
  };
}

/** Loaded through `process`, so that no bundler and no other runtime sees an import of Node. */
export function processWire(collecting: Collecting): Wire {
  return nodeWire(
    (protocol) =>
      protocol === "http:" ? process.getBuiltinModule("node:http") : process.getBuiltinModule("node:https"),
    collecting,
  );
}
