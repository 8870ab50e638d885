import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A link to a server on which requests move only as far as the test allows. Responses pass freely. */
export interface PacedLink {
  /** As the server's, with the port of the link. */
  readonly url: string;
  /** Bytes of requests that have passed so far. */
  readonly passed: number;
  /** Lets this many more bytes pass, or fewer if no more are waiting. */
  pass(bytes: number): Promise<void>;
  /** Ends all connections. Bytes in the buffers of aborted requests do not pass any more. */
  reset(): void;
  close(): Promise<void>;
}

/** Bytes that a connection sends before the next one has its turn. */
const TURN = 16 * 1024;
/** ms without new bytes after which no more are waiting. */
const QUIET = 10;

/** Opens a link to the server at this URL. */
export async function openPacedLink(server: string): Promise<PacedLink> {
  const { hostname, port } = new URL(server);
  const connections = new Map<Socket, Socket>();
  let passed = 0;
  const listener = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    connections.set(client, upstream);
    const end = (): void => {
      connections.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on("close", end).on("error", end);
    // Bytes are kept in the socket until `pass` reads them, so the sender's window fills up.
    client.on("readable", () => {});
    upstream.pipe(client, { end: false });
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("The link has no port.");

  const round = (most: number): number => {
    let moved = 0;
    for (const [client, upstream] of connections) {
      const bytes = Math.min(client.readableLength, TURN, most - moved);
      if (bytes <= 0) continue;
      upstream.write(client.read(bytes));
      moved += bytes;
    }
    return moved;
  };
  const reset = (): void => {
    for (const client of connections.keys()) client.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    get passed(): number {
      return passed;
    },
    async pass(bytes): Promise<void> {
      let left = bytes;
      for (let quiet = 0; left > 0 && quiet < 2; ) {
        const moved = round(left);
        left -= moved;
        passed += moved;
        quiet = moved > 0 ? 0 : quiet + 1;
        await (moved > 0 ? new Promise((resolve) => setImmediate(resolve)) : sleep(QUIET));
      }
    },
    reset,
    async close(): Promise<void> {
      reset();
      listener.close();
      await once(listener, "close");
    },
  };
}
