import { createHash } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./listen.js";

/** One received request. */
export interface ReceivedPart {
  readonly method: string;
  readonly path: string;
  /** Alternating names and values, as received. */
  readonly rawHeaders: readonly string[];
  readonly bytes: number;
  readonly md5: string;
  /** The client's port, which identifies the connection. */
  readonly connection: number;
}

/** A store that accepts everything and records what it received. */
export interface PartServer {
  readonly url: string;
  readonly server: Server;
  readonly received: readonly ReceivedPart[];
  /** Number of all connections so far. */
  readonly connections: number;
}

/** Sends a test's own response instead of a 200. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, count: number) => boolean;

/** Starts a store. `behave` receives each request first, and returns true if it handles it. */
export async function partServer(
  behave: Behaviour = () => false,
  create: (listener: RequestListener) => Server = createServer,
  scheme: "http" | "https" = "http",
): Promise<PartServer> {
  const received: ReceivedPart[] = [];
  let count = 0;
  let connections = 0;
  const server = create((request, response) => {
    count += 1;
    if (behave(request, response, count)) return;
    const hash = createHash("md5");
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      hash.update(chunk);
      bytes += chunk.length;
    });
    request.on("error", () => {});
    request.on("end", () => {
      const md5 = hash.digest("hex");
      received.push({
        method: request.method ?? "",
        path: request.url ?? "",
        rawHeaders: request.rawHeaders,
        bytes,
        md5,
        connection: request.socket.remotePort ?? 0,
      });
      response.setHeader("etag", `"${md5}"`);
      response.end("stored");
    });
  });
  server.on("connection", () => {
    connections += 1;
  });
  const url = await listen(server, scheme);
  onTestFinished(() => {
    server.closeAllConnections();
  });
  return {
    url,
    server,
    received,
    get connections(): number {
      return connections;
    },
  };
}
