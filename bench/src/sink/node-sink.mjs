// A sink in this process: for slow links and injected faults, and for machines without a compiler. It gives
// the same answers as the compiled one, with a shape (rate, delay, cap, refusals) and faults for data
// requests.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { crc32 } from "node:zlib";
import { answerOperation } from "./answer-operation.mjs";
import { answerDataRequest, isDataRequest } from "./data-request.mjs";
import { createFaults, meetFault } from "./faults.mjs";
import { createPace, readPaced } from "./pace.mjs";
import { createTally } from "./tally.mjs";

/**
 * @typedef {object} Shape
 * @property {number} [rate] bytes per second of each connection
 * @property {readonly number[]} [rates] bytes per second of the 1st, 2nd, … connection, repeated; replaces
 *   `rate`
 * @property {number} [cap] bytes per second of all connections
 * @property {number} [delay] delay of an answer in ms; twice that for the first answer of a connection
 * @property {number} [refuseAbove] maximum number of concurrent data requests; further ones get a 503
 */

/**
 * @param {{ tls?: { cert: string, key: string } | undefined, crc?: boolean | undefined, shape?: Shape |
 *   undefined, faults?: readonly import("./faults.mjs").Fault[] | undefined, host?: string }} options `host`:
 *   where it listens; its origin then names `localhost`, since only the namespace of the client knows the way
 *   to it
 * @returns {Promise<import("../types.js").Sink & { statsNow: () => import("../types.js").SinkStats, idle: ()
 *   => Promise<void> }>}
 */
export async function startNodeSink({ tls, crc = false, shape = {}, faults = [], host = "127.0.0.1" }) {
  const tally = createTally();
  const broken = createFaults(faults);
  const cap = createPace(shape.cap, performance.now());
  /** @type {WeakMap<import("node:net").Socket, { pace: ReturnType<typeof createPace>, answered: boolean }>} */
  const links = new WeakMap();
  let opened = 0;
  let origin = "";

  /** @param {import("node:net").Socket} socket */
  const linkOf = (socket) => {
    const known = links.get(socket);
    if (known !== undefined) return known;
    const rate = shape.rates?.[opened % shape.rates.length] ?? shape.rate;
    opened += 1;
    const link = { pace: createPace(rate, performance.now()), answered: false };
    links.set(socket, link);
    return link;
  };

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  const takeData = async (request, response) => {
    if (shape.refuseAbove !== undefined && tally.running() >= shape.refuseAbove) {
      response.writeHead(503, { "content-length": 0 }).end();
      request.on("data", (chunk) => tally.bytes(chunk.length));
      return;
    }
    const link = linkOf(request.socket);
    const end = tally.start();
    const fault = broken.next(request);
    if (fault !== undefined && !(await meetFault(fault, request, response, tally.bytes)))
      return end(undefined);
    let sum = 0;
    let size = 0;
    const whole = await readPaced(request, [link.pace, cap], (chunk) => {
      tally.bytes(chunk.length);
      size += chunk.length;
      if (crc) sum = crc32(chunk, sum);
    });
    if (!whole) return end(undefined);
    await waitFor((shape.delay ?? 0) * (link.answered ? 1 : 2));
    link.answered = true;
    answerDataRequest(request, response, sum);
    const part = String(request.headers["x-mpu-part-number"] ?? "");
    end({ request: `${request.method} ${request.url} HTTP/1.1`, part, bytes: size, crc: sum });
  };

  /** @type {import("node:http").RequestListener} */
  const listener = (request, response) => {
    tally.request();
    void (isDataRequest(request) ? takeData(request, response) : answerOperation(request, response, origin));
  };
  const server =
    tls === undefined
      ? createServer(listener)
      : createTlsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, listener);
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  server.keepAliveTimeout = 60_000;
  server.on(tls === undefined ? "connection" : "secureConnection", tally.connection);
  server.listen(0, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sink has no port.");
  origin = `${tls === undefined ? "http" : "https"}://${host === "127.0.0.1" ? host : "localhost"}:${address.port}`;
  return {
    kind: "Node",
    port: address.port,
    tls: tls !== undefined,
    origin,
    caFile: tls?.cert,
    statsNow: tally.stats,
    idle: async () => {
      while (tally.running() > 0) await waitFor(5);
    },
    stats: async () => tally.stats(),
    parts: async () => tally.parts(),
    reset: async () => {
      tally.reset();
      broken.reset();
      opened = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** @param {number} ms */
function waitFor(ms) {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
