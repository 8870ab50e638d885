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

/** Idle connections stay open longer than clients keep them, so that it is the client who closes first. */
const KEEP_ALIVE_MS = 75_000;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** HTTPS with this certificate. */
  readonly tls: TlsOptions | false;
}

export async function listen(
  { host, port, tls }: ListenOptions,
  handle: RequestListener,
): Promise<Listening> {
  // No end for a whole request: a part of 4000 MiB on a slow line takes its time.
  const options = { requestTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true };
  const server = tls === false ? createServer(options, handle) : secureServer({ ...options, ...tls }, handle);
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
