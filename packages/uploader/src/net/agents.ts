import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { ValidationError } from "@cdf-multipart/core";
import type { Fault } from "@cdf-multipart/core/internal";
import { caFault, environmentProxy } from "@cdf-multipart/core/node";

/** Certificates to trust in addition to the system's: PEM text or bytes. */
export type CertificateAuthority = string | Buffer | readonly (string | Buffer)[];

/** How connections are made: by your own agent, or with these settings. */
export type ConnectionOptions =
  | {
      /** Your own agent, used for all connections. It is not closed. */
      readonly agent: HttpAgent;
      readonly ca?: undefined;
      readonly proxy?: undefined;
    }
  | {
      readonly agent?: undefined;
      /** Certificates to trust in addition to the system's: PEM text or bytes. */
      readonly ca?: CertificateAuthority | undefined;
      /**
       * `environment` follows HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY; `none` ignores them.
       * @default "environment"
       */
      readonly proxy?: "environment" | "none" | undefined;
    };

/** How connections are kept. */
export interface KeepOptions {
  /** ms that an idle connection is kept. @default until the other side closes it */
  readonly idle?: number;
}

/** The pools of connections behind a transport. */
export interface Agents {
  for(url: URL): HttpAgent | Promise<HttpAgent>;
  /** Closes the idle connections, after the store closed one of them. */
  closeIdle(): void;
  /** Closes all connections, including those that a proxy is still making. */
  close(): void;
}

/**
 * One pool for plain HTTP and one for TLS, and one for proxies if the environment names one.
 *
 * @throws ValidationError (`invalid-settings`) if `ca` contains no certificate that can be trusted, or `agent`
 *   is given together with `ca` or `proxy`.
 */
export function createAgents(options: ConnectionOptions & KeepOptions): Agents {
  checkConnection(options);
  if (options.agent !== undefined) {
    const own = options.agent;
    return { for: () => own, closeIdle: () => closeIdleOf(own), close: () => closeIdleOf(own) };
  }
  const ca = options.ca === undefined ? {} : { ca: certificates(options.ca) };
  const { idle, proxy: follow = "environment" } = options;
  const own = { keepAlive: true, ...(idle === undefined ? {} : { timeout: idle }) };
  const plain = new HttpAgent(own);
  const tls = new HttpsAgent({ ...own, ...ca });
  const direct = (protocol: string): HttpAgent => (protocol === "https:" ? tls : plain);
  const closing = new AbortController();
  const proxy =
    follow === "environment"
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

/** For callers without types. */
function checkConnection({ agent, ca, proxy }: ConnectionOptions): void {
  if (agent === undefined) return;
  const faults = Object.entries({ ca, proxy })
    .filter(([, value]) => value !== undefined)
    .map(([path]) => ({
      path,
      message: "cannot be given together with agent, which makes the connections; omit one of them",
    }));
  if (faults.length > 0) throw connectionFault(faults);
}

function connectionFault(faults: readonly Fault[]): ValidationError {
  return new ValidationError({ code: "invalid-settings", subject: "The connection to the store", faults });
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
  throw connectionFault([{ path: "ca", message }]);
}
