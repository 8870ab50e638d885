import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { GetAnswer } from "../sources/http-reader.js";

interface Waiting {
  resolve(piece: Uint8Array | undefined): void;
  reject(error: unknown): void;
}

/**
 * A response of Node's HTTP client, read piece by piece. Data that is not read stays in the socket, so a slow
 * reader slows the server down. The pieces are the buffers of the socket, not copies.
 *
 * @param silence maximum ms to wait for a piece.
 */
export function incomingAnswer(incoming: IncomingMessage, silence: number): GetAnswer {
  let waiting: Waiting | undefined;
  let broken: unknown;
  const take = (): Waiting | undefined => {
    const asked = waiting;
    waiting = undefined;
    return asked;
  };
  // First pause: a listener for data would start the flow.
  incoming.pause();
  const onData = (piece: Uint8Array): void => {
    incoming.pause();
    take()?.resolve(piece);
  };
  incoming.on("data", onData);
  incoming.once("end", () => take()?.resolve(undefined));
  incoming.on("error", (error) => {
    broken = error;
    take()?.reject(error);
  });
  const ask = (): Promise<Uint8Array | undefined> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      incoming.resume();
    });
  return {
    status: incoming.statusCode ?? 0,
    header: (name) => incoming.headersDistinct[name]?.join(", "),
    async read(): Promise<Uint8Array | undefined> {
      if (broken !== undefined) throw broken;
      if (incoming.readableEnded) return undefined;
      const late = setTimeout(() => incoming.destroy(new Error(`no byte within ${silence} ms`)), silence);
      try {
        return await ask();
      } finally {
        clearTimeout(late);
      }
    },
    async close(): Promise<void> {
      if (incoming.closed) return;
      incoming.off("data", onData);
      // It is complete, so the connection can be reused.
      if (incoming.complete) incoming.resume();
      else incoming.destroy();
      await once(incoming, "close").catch(() => {});
    },
  };
}
