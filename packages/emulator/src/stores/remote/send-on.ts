import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { requestShape } from "../../faults/shapes.js";
import type { Answer } from "../../http/answer.js";
import { BodyCutError } from "../../http/body-cut-error.js";
import type { Exchange } from "../../http/exchange.js";
import { StorageRefusal } from "../../http/storage-refusal.js";

/** Headers of one connection, which say nothing on the next; and those that the emulator sets itself. */
const OF_THE_CONNECTION =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|content-length|access-control-.*)$/;

export interface Onward {
  readonly url: URL;
  /** Headers to send beside the length, which is the client's. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The client's own headers, as they are sent on. */
export function headersOf({ request }: Exchange): Record<string, string> {
  return keep(request);
}

/**
 * Sends a request's body on as it comes, through what a fault makes of it, and resolves with the head of the answer.
 * Nothing is kept; when either side goes, so does the other.
 *
 * @throws StorageRefusal 503 when the store cannot be reached or breaks off.
 */
export function sendOn(exchange: Exchange, { url, headers }: Onward): Promise<IncomingMessage> {
  const { request, response, entry } = exchange;
  const shape = requestShape(exchange);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  // A connection each: one that went stale could not be tried again, the body being gone.
  const onward = send(url, {
    method: request.method,
    headers: { ...headers, ...lengthOf(request) },
    agent: false,
  });
  // Without a length from the client node would send "Content-Length: 0", and the store could not complain.
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

/** An answer with all of its body, which a store keeps short. */
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

/** Headers of a message that mean something to the next one along the way. */
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
