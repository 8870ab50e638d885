import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { keepUrlSecrets, redactUrl } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { environmentProxyHost } from "@cdf-multipart/core/node";
import { type GetAnswer, type GetRequest, type HttpReader, refuseDowngrade } from "../sources/http-reader.js";
import { SourceError } from "../sources/source-error.js";
import { type Agents, type ConnectionOptions, createAgents } from "./agents.js";
import { incomingAnswer } from "./incoming-answer.js";
import { resolveTimeouts } from "./timeouts.js";

/** The same limit as that of `fetch`. */
const REDIRECTS_MAX = 20;
const PROXY_WANTS_LOGIN = 407;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** ms without a response, or without a byte of it while a reader waits. */
const SILENCE = resolveTimeouts().answer;
/** ms that an idle connection is kept. It is less than the 5 s after which many servers close theirs. */
const IDLE = 4_000;
/** The headers that `fetch` sends by default. Caches of proxies are bypassed. */
const MANNERS: Readonly<Record<string, string>> = Object.freeze({
  accept: "*/*",
  "cache-control": "no-cache",
  "user-agent": "cdf-multipart",
});
/** Offsets into compressed content would be wrong. */
const UNPACKED: Readonly<Record<string, string>> = Object.freeze({ "accept-encoding": "identity" });

interface Pool {
  readonly agents: Agents;
  /** Open readers. */
  readers: number;
}

let shared: Pool | undefined;

/**
 * A reader that uses Node's HTTP client, with the proxies of the environment, like parts and API requests.
 * Readers without options share their connections. The last reader that closes also closes the connections.
 */
export function openNodeReader(options: ConnectionOptions = {}): HttpReader {
  const { agent, ca, proxy } = options;
  const common = agent === undefined && ca === undefined && proxy === undefined;
  const pool = common ? commonPool() : createPool(options);
  pool.readers += 1;
  let open = true;
  return {
    get: (url, request) => follow(pool.agents, new URL(url), request),
    close(): void {
      if (!open) return;
      open = false;
      pool.readers -= 1;
      if (pool.readers > 0) return;
      if (shared === pool) shared = undefined;
      pool.agents.close();
    },
  };
}

function commonPool(): Pool {
  shared ??= createPool({});
  return shared;
}

function createPool(options: ConnectionOptions): Pool {
  return { agents: createAgents({ ...options, idle: IDLE }), readers: 0 };
}

async function follow(agents: Agents, first: URL, request: GetRequest): Promise<GetAnswer> {
  const { originHeaders, signal } = request;
  const everywhere = { ...request.headers, ...UNPACKED };
  let [url, headers] = [first, { ...MANNERS, ...originHeaders, ...everywhere }];
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const incoming = await ask(agents, url, headers, signal);
    const { statusCode = 0 } = incoming;
    if (statusCode === PROXY_WANTS_LOGIN) {
      incoming.destroy();
      throw proxyWantsLogin(url);
    }
    if (!REDIRECTS.has(statusCode) || incoming.headers.location === undefined)
      return incomingAnswer(incoming, SILENCE);
    incoming.destroy();
    const next = redirected(incoming.headers.location, url);
    if (next === undefined)
      throw new Error(`it redirects (HTTP ${statusCode}) to something that is not an http or https URL`);
    keepUrlSecrets(next.href);
    refuseDowngrade(url, next);
    if (next.origin !== url.origin) headers = { ...MANNERS, ...everywhere };
    url = next;
  }
  throw new Error(`it redirects more than ${REDIRECTS_MAX} times`);
}

function proxyWantsLogin(url: URL): SourceError {
  const proxy = environmentProxyHost(url.protocol);
  return new SourceError(
    `${redactUrl(url)} could not be read: the proxy ${proxy === undefined ? "" : `${proxy} `}requires a login (HTTP 407). In HTTPS_PROXY, put user name, colon, password and @ before its host.`,
    { code: "source-unreadable" },
  );
}

/** The target of a redirect; undefined if it is not an http or https URL. */
function redirected(location: string, from: URL): URL | undefined {
  // Node decodes header values as Latin-1. Servers send UTF-8 for characters outside ASCII.
  const text = Buffer.from(location, "latin1").toString();
  const next = URL.canParse(text, from.href) ? new URL(text, from.href) : undefined;
  return next?.protocol === "https:" || next?.protocol === "http:" ? next : undefined;
}

async function ask(
  agents: Agents,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const agent = await agents.for(url);
  for (;;) {
    signal.throwIfAborted();
    // Credentials in a URL are not sent: every message that shows the URL would show them.
    const options = { agent, auth: null, headers: { ...headers }, signal };
    const request = url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
    try {
      return await answerTo(request, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      // The server closed the connection while it was idle. Nothing was requested yet.
      if (!request.reusedSocket) throw error;
      agents.closeIdle();
    }
  }
}

function answerTo(request: ClientRequest, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(late);
      forget();
    };
    // A request without a socket emits no event when it is destroyed.
    const giveUp = (reason: unknown): void => {
      settle();
      reject(reason);
      request.destroy();
    };
    const late = setTimeout(() => giveUp(new Error(`no answer within ${SILENCE} ms`)), SILENCE);
    const forget = onAbort(signal, () => giveUp(signal.reason));
    request.once("response", (incoming) => {
      settle();
      resolve(incoming);
    });
    request.on("error", (error) => {
      settle();
      reject(error);
    });
    // Not earlier: data written to a request without a socket makes http-proxy-agent send its header twice.
    request.once("socket", () => request.end());
  });
}
