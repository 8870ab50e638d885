import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { listen } from "./listen.js";

/** A TCP server, for everything that a proper HTTP server would not do. */
export interface RawServer {
  readonly url: string;
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  /** Resolves when no connection is open any more. */
  idle(): Promise<void>;
}

/** Starts one; `onConnection` gets each socket and its number, from 1. */
export async function rawServer(onConnection: (socket: Socket, count: number) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let count = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    count += 1;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("end", () => socket.end());
    socket.on("close", () => {
      sockets.delete(socket);
      if (sockets.size === 0) for (const resolve of waiting.splice(0)) resolve();
    });
    onConnection(socket, count);
  });
  const url = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return {
    url,
    sockets,
    idle: () => (sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
