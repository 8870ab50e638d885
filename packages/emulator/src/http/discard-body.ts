import { BodyCutError } from "./body-cut-error.js";
import type { Exchange } from "./exchange.js";

/** Reads the body, or its first `limit` bytes, and discards it. The rest stays in the connection. */
export function discardBody(
  { request, entry }: Exchange,
  limit: number = Number.POSITIVE_INFINITY,
): Promise<void> {
  if (limit <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    let seen = 0;
    const stop = () => {
      request.off("data", onData);
      resolve();
    };
    const onData = (chunk: Buffer) => {
      seen += chunk.length;
      entry.bytesReceived += chunk.length;
      if (seen < limit) return;
      request.pause();
      stop();
    };
    request.on("data", onData);
    request.once("end", stop);
    request.once("error", () => reject(new BodyCutError()));
    request.once("close", () => {
      if (!request.readableEnded) reject(new BodyCutError());
    });
  });
}
