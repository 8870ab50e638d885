import type { Server } from "node:https";
import type { Socket } from "node:net";

/** The TCP socket below each TLS socket. Only the TCP socket can be reset. */
const below = new WeakMap<Socket, Socket>();

/**
 * Records the TCP sockets of a TLS server. Both sockets of a pair are identified by the client's IP address and
 * port.
 */
export function watchConnections(server: Server): void {
  const waiting = new Map<string, Socket>();
  server.on("connection", (socket: Socket) => {
    const name = nameOf(socket);
    waiting.set(name, socket);
    socket.once("close", () => {
      if (waiting.get(name) === socket) waiting.delete(name);
    });
  });
  server.on("secureConnection", (socket: Socket) => {
    const tcp = waiting.get(nameOf(socket));
    if (tcp !== undefined) below.set(socket, tcp);
  });
}

/** Resets the connection. The client sees ECONNRESET (a TCP reset instead of an orderly end). */
export function resetSocket(socket: Socket): void {
  const tcp = below.get(socket);
  (tcp ?? socket).resetAndDestroy();
  if (tcp !== undefined) socket.destroy();
}

function nameOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
