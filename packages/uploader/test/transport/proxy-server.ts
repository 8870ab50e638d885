import { createServer, type IncomingMessage, request } from "node:http";
import { createConnection, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { listen } from "./listen.js";

/** A proxy for http and https URLs that records its requests. */
export interface ProxyServer {
  readonly url: string;
  /** `CONNECT host:port` or `PUT http://…`, in order. */
  readonly asked: readonly string[];
  /** The received Proxy-Authorization headers. */
  readonly credentials: readonly string[];
  /** Number of open connections to it. */
  open(): number;
}

/** Starts a proxy. With `refuse`, it responds to CONNECT with that status; with `hang`, it never responds. */
export async function proxyServer(mode: "serve" | "refuse" | "hang" = "serve"): Promise<ProxyServer> {
  const asked: string[] = [];
  const credentials: string[] = [];
  const sockets = new Set<Socket>();
  const note = (incoming: IncomingMessage): void => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const given = incoming.headers["proxy-authorization"];
    if (given !== undefined) credentials.push(given);
  };
  const server = createServer((incoming, outgoing) => {
    note(incoming);
    delete incoming.headers["proxy-authorization"];
    const onward = request(
      incoming.url ?? "",
      { method: incoming.method ?? "GET", headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  const clients = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    clients.add(socket);
    socket.once("close", () => clients.delete(socket));
  });
  server.on("connect", (incoming, socket: Socket) => {
    note(incoming);
    if (mode === "hang") {
      // It keeps reading, to detect that the client closed the connection.
      socket.once("end", () => socket.end()).resume();
      return;
    }
    if (mode === "refuse") {
      socket.end(
        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\nProxy-Authenticate: Basic\r\n\r\nwho?",
      );
      return;
    }
    const [host, port] = (incoming.url ?? "").split(":");
    const onward = createConnection(Number(port), host ?? "", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
    sockets.add(onward);
  });
  const url = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { url, asked, credentials, open: () => clients.size };
}
