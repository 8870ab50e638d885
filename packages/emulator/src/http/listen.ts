import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import type { TlsOptions } from "../tls/made-certificate.js";
import { watchConnections } from "./reset-socket.js";

/** A listening server; `close` ends every connection at once. */
export interface Listening {
  /** `http://host:port` */
  readonly url: string;
  close(): Promise<void>;
}

/** Bytes of a request's head. */
const HEAD_MAX = 16 * 1024;
/** How often connections are looked at for one that is too slow, ms. */
const CHECK_MS = 1000;

/** Idle connections stay open longer than clients keep them, so that it is the client who closes first. */
const KEEP_ALIVE_MS = 75_000;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** ms that the head of a request, or a TLS handshake, may take. */
  readonly headersTimeout: number;
  /** ms without a byte after which a connection is closed. */
  readonly idleTimeout: number;
  /** HTTPS with this certificate. */
  readonly tls: TlsOptions | false;
}

export async function listen(
  { host, port, tls, headersTimeout, idleTimeout }: ListenOptions,
  handle: RequestListener,
): Promise<Listening> {
  // No end for a whole request: a part of 4000 MiB on a slow line takes its time.
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
  // "Expect: 100-continue" is answered by node itself before the handler runs.
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
  // "Every address" is no address to connect to.
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
      `Port ${port} of ${host} needs more rights than this process has. Choose one above 1023.`,
      {
        cause: error,
      },
    );
  }
  return new Error(`The emulator cannot listen on ${host} port ${port}: ${error.message}`, { cause: error });
}
