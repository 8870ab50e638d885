import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { ValidationError } from "@cdf-multipart/core";
import { caFault, environmentProxy } from "@cdf-multipart/core/node";

/** Certificates to trust beside those of the system's list: PEM text or bytes. */
export type CertificateAuthority = string | Buffer | readonly (string | Buffer)[];

/** How connections are made. */
export interface AgentOptions {
  /** Used for everything; it stays the caller's, also at close. */
  readonly agent?: HttpAgent;
  readonly ca?: CertificateAuthority;
  /** `environment` reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY; `none` ignores them. */
  readonly proxy: "environment" | "none";
  /** ms that an idle connection is kept. @default until the other side closes it */
  readonly idle?: number;
}

/** The pools of kept-alive connections behind a transport. */
export interface Agents {
  for(url: URL): HttpAgent | Promise<HttpAgent>;
  /** Closes the connections that lie idle, since the store has closed one like them. */
  closeIdle(): void;
  /** Closes every connection, also those of proxies that are only being made. */
  close(): void;
}

/**
 * One pool for plain and one for TLS, and one for proxies when the environment names any.
 *
 * @throws ValidationError (`invalid-settings`) when `ca` holds no certificate by which a connection could be trusted.
 */
export function createAgents(options: AgentOptions): Agents {
  if (options.agent !== undefined) {
    const own = options.agent;
    return { for: () => own, closeIdle: () => closeIdleOf(own), close: () => closeIdleOf(own) };
  }
  const ca = options.ca === undefined ? {} : { ca: certificates(options.ca) };
  const { idle } = options;
  const own = { keepAlive: true, ...(idle === undefined ? {} : { timeout: idle }) };
  const plain = new HttpAgent(own);
  const tls = new HttpsAgent({ ...own, ...ca });
  const direct = (protocol: string): HttpAgent => (protocol === "https:" ? tls : plain);
  const closing = new AbortController();
  const proxy =
    options.proxy === "environment"
      ? environmentProxy({ direct, signal: closing.signal, ...own, ...ca })
      : undefined;
  return {
    for: ({ protocol }) => proxy ?? direct(protocol),
    closeIdle(): void {
      closeIdleOf(plain);
      closeIdleOf(tls);
    },
    close(): void {
      closing.abort();
      plain.destroy();
      tls.destroy();
      void proxy?.then((agent) => agent.destroy());
    },
  };
}

function closeIdleOf(agent: HttpAgent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of [...(sockets ?? [])]) socket.destroy();
  }
}

function certificates(ca: CertificateAuthority): (string | Buffer)[] {
  const list = typeof ca === "string" || Buffer.isBuffer(ca) ? [ca] : [...ca];
  const message = caFault(list.map(String).join("\n"));
  if (message === undefined) return list;
  throw new ValidationError({
    code: "invalid-settings",
    subject: "The connection to the store",
    faults: [{ path: "ca", message }],
  });
}
