import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import type { RealStore } from "./real-store.js";

/** A proxy to a real store that can be interrupted. It forwards bytes unchanged, so signatures stay valid. */
export interface Switchboard {
  /** The option `store` of the emulator, with the URL of this proxy. */
  readonly options: RealStore["options"];
  /** The store itself, without the proxy. */
  readonly store: RealStore;
  /** Refuses new connections and resets open ones. */
  hangUp(): Promise<void>;
  connect(): Promise<void>;
  /** The store performs matching requests, but their answers are dropped. */
  loseAnswers(of: (method: string, path: string) => boolean): void;
  close(): Promise<void>;
}

export async function switchboard(store: RealStore): Promise<Switchboard> {
  let isLost = (_method: string, _path: string): boolean => false;
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { method = "GET", url = "/", headers } = incoming;
    const onward = request(new URL(url, store.origin), { method, headers, agent: false });
    let answered = false;
    onward.on("error", () => {
      if (!answered) outgoing.destroy();
    });
    onward.on("response", (answer) => {
      answered = true;
      if (isLost(method, url)) {
        answer.resume().once("end", () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      // Swift sends an end of body in its answer to HEAD, which breaks this connection.
      if (method === "HEAD") outgoing.end();
      else pipeline(answer, outgoing, () => {});
    });
    incoming.pipe(onward);
  };
  const server = createServer(pass).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  const { port } = address;
  const hangUp = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    options: reroute(store.options, `http://127.0.0.1:${port}`),
    store,
    hangUp,
    async connect() {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    loseAnswers(of) {
      isLost = of;
    },
    close: hangUp,
  };
}

/** The same store under another URL. */
export function reroute(options: RealStore["options"], origin: string): RealStore["options"] {
  return { ...options, endpoint: options.kind === "azure" ? `${origin}/devstoreaccount1` : origin };
}
