import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { watchConnections } from "../faults/reset-socket.js";
import type { TlsOptions } from "../settings/options.js";

/** A listening server. `close` closes every connection immediately. */
export interface Listening {
  /** `http://host:port` */
  readonly url: string;
  close(): Promise<void>;
}

/** Maximum bytes of the headers of a request. */
const HEAD_MAX = 16 * 1024;
/** Interval in ms at which slow connections are checked. */
const CHECK_MS = 1000;

/** Idle connections stay open longer than clients keep them, so that the client closes first. */
const KEEP_ALIVE_MS = 75_000;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Maximum time in ms for the headers of a request, or for a TLS handshake. */
  readonly headersTimeout: number;
  /** Time in ms without a byte after which a connection is closed. */
  readonly idleTimeout: number;
  /** Serves HTTPS with this certificate. */
  readonly tls: TlsOptions | false;
}

export async function listen(
  { host, port, tls, headersTimeout, idleTimeout }: ListenOptions,
  handle: RequestListener,
): Promise<Listening> {
  // There is no timeout for a whole request: a part of 4000 MiB takes long on a slow connection.
  const options = {
    requestTimeout: 0,
    headersTimeout,
    connectionsCheckingInterval: Math.min(CHECK_MS, headersTimeout),
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: HEAD_MAX,
    noDelay: true,
  };
  const server =
    tls === false
      ? createServer(options, handle)
      : secureServer({ ...options, handshakeTimeout: headersTimeout, ...tls }, handle);
  server.timeout = idleTimeout;
  // Node answers "Expect: 100-continue" itself before the handler runs.
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  return { url: `${tls === false ? "http" : "https"}://${addressOf(server)}`, close: () => close(server) };
}

function secureServer(options: ServerOptions, handle: RequestListener): Server {
  const server = createSecureServer(options, handle);
  watchConnections(server);
  return server;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error("The emulator does not listen on a TCP port.");
  // A client cannot connect to the wildcard IP address.
  const name = address.address === "0.0.0.0" || address.address === "::" ? "127.0.0.1" : address.address;
  return `${name.includes(":") ? `[${name}]` : name}:${address.port}`;
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(`Port ${port} of ${host} is in use. Choose another port, or 0 for any free one.`, {
      cause: error,
    });
  }
  if (error.code === "EACCES") {
    return new Error(
      `Port ${port} of ${host} requires privileges that this process does not have. Choose a port above 1023.`,
      {
        cause: error,
      },
    );
  }
  return new Error(`The emulator cannot listen on ${host} port ${port}: ${error.message}`, { cause: error });
}
