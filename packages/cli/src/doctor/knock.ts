import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, Agent as TlsAgent } from "node:https";
import { TLSSocket } from "node:tls";
import { onAbort } from "@cdf-multipart/core/internal";
import { environmentProxy } from "@cdf-multipart/core/node";

/** The response of a server to an unauthenticated request, or the error. */
export type Knocked = Answered | { readonly error: unknown };

interface Answered {
  /** Its `Date` header; empty when there is none. */
  readonly date: string;
  /** When it answered, by this machine's clock, ms since the epoch. */
  readonly at: number;
  /** Absent for plain HTTP. */
  readonly tls?: {
    readonly version: string | null;
    readonly issuer: string;
    /** The expiry time, in the notation of the certificate. */
    readonly endsAt: string;
  };
}

/** ms */
const TIMEOUT = 10_000;

/**
 * Sends a HEAD request by the same route as all requests: directly, or through the proxy that the environment names.
 *
 * @param timeout ms.
 * @param stop aborts the request; the promise then rejects with its reason.
 */
export async function knock(url: URL, timeout: number = TIMEOUT, stop?: AbortSignal): Promise<Knocked> {
  const direct = url.protocol === "https:" ? new TlsAgent() : new Agent();
  const closing = new AbortController();
  const agent = (await environmentProxy({ direct: () => direct, signal: closing.signal })) ?? direct;
  const askedAt = Date.now();
  try {
    const shown = await head(url, agent, timeout, stop);
    return { ...shown, at: (askedAt + Date.now()) / 2 };
  } catch (error) {
    stop?.throwIfAborted();
    return { error };
  } finally {
    // Closes connections that still wait for an answer of the proxy: the agent does not know these.
    closing.abort();
    agent.destroy();
    direct.destroy();
  }
}

function head(
  url: URL,
  agent: Agent,
  timeout: number,
  stop: AbortSignal | undefined,
): Promise<Omit<Answered, "at">> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const late = AbortSignal.timeout(timeout);
    const signal = stop === undefined ? late : AbortSignal.any([late, stop]);
    const sent = request(url, { method: "HEAD", agent, signal });
    // Rejects here, because a request that waits for its proxy emits nothing when it is aborted.
    const forget = onAbort(signal, () => reject(new Error(`no answer within ${timeout / 1000} s`)));
    sent.once("close", forget);
    sent.on("error", reject);
    sent.once("response", (answer) => {
      // Read before the response ends, because a kept-alive connection is detached from it then.
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
