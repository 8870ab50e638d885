import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { requestShape } from "../../faults/shapes.js";
import type { Answer } from "../../http/answer.js";
import type { Exchange } from "../../http/exchange.js";
import { BodyCutError } from "../../http/request-body.js";
import { StorageRefusal } from "../../http/storage-refusal.js";

/**
 * Headers of one connection, which have no meaning on the next one, and headers that the emulator sets
 * itself.
 */
const OF_THE_CONNECTION =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|content-length|access-control-.*)$/;

export interface Onward {
  readonly url: URL;
  /** Headers to send besides the length, which is that of the client. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The client's own headers, in the form in which they are forwarded. */
export function headersOf({ request }: Exchange): Record<string, string> {
  return keep(request);
}

/**
 * Forwards a request's body as it arrives, through the stream of a fault, and resolves with the head of the
 * response. Nothing is buffered. When one side disconnects, the other connection is closed.
 *
 * @throws StorageRefusal 503 when the store cannot be reached or closes the connection.
 */
export function sendOn(exchange: Exchange, { url, headers }: Onward): Promise<IncomingMessage> {
  const { request, response, entry } = exchange;
  const shape = requestShape(exchange);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  // Each request gets a new connection. On a stale one it could not be retried, because its body is gone.
  const onward = send(url, {
    method: request.method,
    headers: { ...headers, ...lengthOf(request) },
    agent: false,
  });
  // Without a length from the client, Node would send "Content-Length: 0", and the store could not report the
  // error.
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) {
    onward.removeHeader("content-length");
    onward.removeHeader("transfer-encoding");
  }
  return new Promise((resolve, reject) => {
    const letGo = () => {
      request.unpipe();
      shape?.unpipe();
    };
    const fail = (error: Error) => {
      letGo();
      request.resume();
      onward.destroy();
      reject(error);
    };
    request.on("data", (chunk: Buffer) => {
      entry.bytesReceived += chunk.length;
    });
    request.once("close", () => {
      if (!request.readableEnded) fail(new BodyCutError());
    });
    response.once("close", () => {
      if (!response.writableFinished) fail(new BodyCutError());
    });
    shape?.once("error", fail);
    onward.once("error", (error) => fail(unreachable(error)));
    onward.once("response", (answer) => {
      letGo();
      answer.once("error", () => {});
      resolve(answer);
    });
    if (shape === undefined) request.pipe(onward);
    else request.pipe(shape).pipe(onward);
  });
}

/** A response with its whole body, which is short for a store. */
export async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk);
  } catch (error) {
    throw unreachable(error);
  }
  return {
    status: answer.statusCode ?? 0,
    headers: keep(answer),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** Headers of a message that also apply to the next hop. */
export function keep({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_THE_CONNECTION.test(name)
        ? []
        : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

function lengthOf({ headers }: IncomingMessage): Record<string, string> {
  const length = headers["content-length"];
  if (length !== undefined) return { "content-length": length };
  const coding = headers["transfer-encoding"];
  return coding === undefined ? {} : { "transfer-encoding": coding };
}

function unreachable(cause: unknown): StorageRefusal {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StorageRefusal(503, "ServiceUnavailable", `The object store cannot be reached: ${reason}`);
}
