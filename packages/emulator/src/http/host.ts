import type { IncomingMessage } from "node:http";

/** The name in a `Host` header, without the port; `undefined` when the header is not valid. */
export function hostName(host: string | undefined): string | undefined {
  const [, six, other] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host ?? "") ?? [];
  return (six ?? other)?.toLowerCase().replace(/\.$/, "");
}

/** Whether a host name or IP address is a loopback address, which other machines cannot reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * The host by which the client reached the emulator, so that URLs also work through the port mapping of a
 * container.
 */
export function hostOf({ headers, socket }: IncomingMessage): string {
  if (headers.host !== undefined && /^[\w.:[\]-]+$/.test(headers.host)) return headers.host;
  const address = socket.localAddress ?? "127.0.0.1";
  return `${address.includes(":") ? `[${address}]` : address}:${socket.localPort}`;
}
