// Answers the operations of the dialects, for sinks that only receive bytes.
import { once } from "node:events";
import { createServer } from "node:http";
import { answerOperation } from "./answer-operation.mjs";

/**
 * @param {() => string} origin the URL of the sink for clients
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function startControlServer(origin) {
  const server = createServer((request, response) => void answerOperation(request, response, origin()));
  // A sink keeps one connection per client, which may be idle for any time.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The control server has no port.");
  return {
    port: address.port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
