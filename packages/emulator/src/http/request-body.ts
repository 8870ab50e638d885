import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { gunzipSync } from "node:zlib";
import { ApiRefusal } from "./api-refusal.js";
import type { Exchange } from "./exchange.js";

/** Maximum bytes of a JSON body. It is more than the largest valid body (1000 identities with long names). */
const JSON_BODY_LIMIT = 4 * 1024 * 1024;

/**
 * Reads a body as text. Bytes beyond the limit are read and discarded, so that the client receives the
 * response.
 */
export async function readText(
  request: IncomingMessage,
  shape: Duplex | undefined,
  count: (bytes: number) => void,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await eachChunk(request, shape, (chunk) => {
    count(chunk.length);
    size += chunk.length;
    if (size <= JSON_BODY_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  });
  if (size > JSON_BODY_LIMIT) throw tooLarge();
  return unpack(Buffer.concat(chunks), request.headers["content-encoding"]).toString("utf8");
}

function eachChunk(
  request: IncomingMessage,
  shape: Duplex | undefined,
  take: (chunk: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onCut = () => {
      if (!request.readableEnded) reject(new BodyCutError());
    };
    request.once("close", onCut);
    request.once("error", onCut);
    const source = shape === undefined ? request : request.pipe(shape);
    source.on("data", take);
    source.once("end", resolve);
    source.once("error", reject);
    if (request.destroyed) onCut();
  });
}

/** Official SDKs send JSON gzipped. The limit also applies to the unpacked text. */
function unpack(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === undefined || encoding === "identity") return body;
  if (encoding !== "gzip")
    throw new ApiRefusal(
      400,
      `Content-Encoding ${encoding} is not supported. Send gzip or no Content-Encoding.`,
    );
  try {
    return gunzipSync(body, { maxOutputLength: JSON_BODY_LIMIT });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new ApiRefusal(400, "The body is not valid gzip.");
  }
}

function tooLarge(): ApiRefusal {
  return new ApiRefusal(400, `The request body is too large: it has more than ${JSON_BODY_LIMIT} bytes.`);
}

/** Whether a `Content-Type` means JSON: exactly this type, with or without parameters. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? "");
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiRefusal(400, "The request body is not valid JSON.");
  }
}

/** Whether a request has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

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

/** The client closed the connection before its body was complete, so a response could not be delivered. */
export class BodyCutError extends Error {
  override readonly name = "BodyCutError";
  constructor() {
    super("The connection ended before the whole body had arrived.");
  }
}
