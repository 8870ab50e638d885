import { onAbort } from "../time/on-abort.js";
import { environmentProxy } from "./environment-proxy.js";
import { proxyLender } from "./proxy-lender.js";
import type { AnswerHeaders, Wire, WireAnswer } from "./wire.js";

/** Named without an import: this file is part of the entry that knows no Node. */
type Http = ReturnType<typeof process.getBuiltinModule<"node:http">>;
type Agent = InstanceType<Http["Agent"]>;
type IncomingMessage = InstanceType<Http["IncomingMessage"]>;

/** What is used of `node:http` and `node:https`. */
export interface NodeHttp {
  readonly request: Http["request"];
  readonly Agent: new (options: { keepAlive: boolean; timeout: number }) => Agent;
}

/** ms that an idle connection is kept, as Node's fetch does: less than the 5 s after which many servers close theirs. */
const IDLE = 4_000;

/**
 * A wire on Node's own HTTP client. Its fetch costs more than a whole upload: the parser is WebAssembly, which V8 begins to
 * compile with its optimising compiler at the first answer; 0.1 s of CPU and a peak of 30 MiB, measured with Node 20.20. And unlike
 * that fetch it follows HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, as the parts do.
 *
 * @param modules by protocol: `http:`, `https:`.
 */
export function nodeWire(modules: (protocol: string) => NodeHttp): Wire {
  const agents = new Map<string, Agent>();
  const direct = (protocol: string): Agent => {
    const known = agents.get(protocol);
    if (known !== undefined) return known;
    const agent = new (modules(protocol).Agent)({ keepAlive: true, timeout: IDLE });
    agents.set(protocol, agent);
    return agent;
  };
  const lendProxy = proxyLender((signal) => environmentProxy({ direct, timeout: IDLE, signal }));
  return async ({ method, url, headers, body }, signal, onConnected) => {
    const { protocol } = new URL(url);
    const proxy = lendProxy();
    let taken = false;
    let forget = (): void => {};
    try {
      const agent = proxy === undefined ? direct(protocol) : await proxy.agent;
      signal.throwIfAborted();
      return await new Promise((resolve, reject) => {
        const sent = modules(protocol).request(url, { method, headers, signal, agent });
        sent.on("error", reject);
        // A request that has no socket yet tells nobody that it was aborted.
        forget = onAbort(signal, () => reject(signal.reason));
        sent.once("response", (incoming) => readAnswer(incoming).then(resolve, reject));
        sent.once("socket", (socket) => {
          taken = true;
          if (socket.connecting) socket.once("connect", onConnected);
          else onConnected();
          // Not before: what is written to a request without a socket makes http-proxy-agent send its header twice.
          sent.end(body);
        });
      });
    } finally {
      forget();
      proxy?.giveBack(signal.aborted && !taken);
    }
  };
}

async function readAnswer(incoming: IncomingMessage): Promise<WireAnswer> {
  incoming.setEncoding("utf8");
  let text = "";
  await new Promise((resolve, reject) => {
    incoming.on("data", (chunk: string) => {
      text += chunk;
    });
    incoming.once("end", resolve);
    // An answer that breaks off ends with this, not with `end`.
    incoming.once("error", reject);
  });
  return { status: incoming.statusCode ?? 0, headers: answerHeaders(incoming.headersDistinct), text };
}

/** Not a `Headers`: that would load all of Node's fetch, 9 MiB. */
function answerHeaders(headers: Readonly<Record<string, readonly string[] | undefined>>): AnswerHeaders {
  const values = new Map(
    Object.entries(headers).map(([name, all]): [string, string] => [name, (all ?? []).join(", ")]),
  );
  return {
    get: (name) => values.get(name.toLowerCase()) ?? null,
    [Symbol.iterator]: () => values.entries(),
  };
}
