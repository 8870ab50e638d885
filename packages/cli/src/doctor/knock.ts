import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, Agent as TlsAgent } from "node:https";
import { TLSSocket } from "node:tls";
import { environmentProxy } from "@cdf-multipart/core/node";
import { getProxyForUrl } from "proxy-from-env";

/** What a server shows of itself, whoever asks. */
export type Knocked = Answered | { readonly error: unknown };

interface Answered {
  /** Its `Date`; empty when it tells none. */
  readonly date: string;
  /** When it said so by this machine's clock, ms since the epoch. */
  readonly at: number;
  /** Absent for plain HTTP. */
  readonly tls?: {
    readonly version: string | null;
    readonly issuer: string;
    /** As the certificate has it. */
    readonly endsAt: string;
  };
}

const TIMEOUT = 10_000;

/** The proxy that requests to this address go through; undefined when they go directly. */
export function proxyFor(url: URL): URL | undefined {
  const proxy = getProxyForUrl(url.href);
  return URL.canParse(proxy) ? new URL(proxy) : undefined;
}

/** Asks for nothing, by the same way as all requests: directly, or through the proxy that the environment names. */
export async function knock(url: URL): Promise<Knocked> {
  const direct = url.protocol === "https:" ? new TlsAgent() : new Agent();
  const agent = (await environmentProxy({ direct: () => direct })) ?? direct;
  const askedAt = Date.now();
  try {
    const shown = await head(url, agent);
    return { ...shown, at: (askedAt + Date.now()) / 2 };
  } catch (error) {
    return { error };
  } finally {
    agent.destroy();
    direct.destroy();
  }
}

function head(url: URL, agent: Agent): Promise<Omit<Answered, "at">> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const sent = request(url, { method: "HEAD", agent, signal });
    sent.once("error", (error) => reject(signal.aborted ? new Error("no answer in 10 s") : error));
    sent.once("response", (answer) => {
      // Now: a connection that is kept leaves its answer with the last byte.
      resolve({ date: answer.headers.date ?? "", ...tlsOf(answer) });
      answer.resume();
    });
    sent.once("socket", () => sent.end());
  });
}

function tlsOf({ socket }: IncomingMessage): Pick<Answered, "tls"> {
  if (!(socket instanceof TLSSocket)) return {};
  const { valid_to: endsAt, issuer } = socket.getPeerCertificate();
  return { tls: { version: socket.getProtocol(), issuer: String(issuer?.O ?? issuer?.CN), endsAt } };
}
