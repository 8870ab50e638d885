// Recognises the requests that carry bytes of the file, and creates their answers. native/sink.c has the same
// rules.

/** @param {import("node:http").IncomingMessage} request */
export function isDataRequest(request) {
  if (request.headers["x-mpu-action"] === "upload") return true;
  return request.method === "PUT" && !String(request.url).includes("comp=blocklist");
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {number} crc
 */
export function answerDataRequest(request, response, crc) {
  const tag = crc.toString(16).padStart(8, "0");
  const body = request.headers["x-mpu-action"] === "upload" ? JSON.stringify({ etag: tag }) : "";
  const created =
    String(request.url).includes("comp=block") || request.headers["x-ms-blob-type"] !== undefined;
  const md5 = /md5=(.{24})/.exec(String(request.url))?.[1];
  response.writeHead(created ? 201 : 200, {
    etag: `"${tag}"`,
    ...(md5 === undefined ? {} : { "content-md5": md5 }),
    "x-ms-request-id": "1",
    "x-ms-version": "2025-01-05",
    ...(body === "" ? {} : { "content-type": "application/json" }),
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

/**
 * The position of a data request's bytes in the file: a number or text that sorts like the parts.
 * @param {Pick<import("../types.js").SinkPart, "request" | "part">} part
 * @returns {number | string}
 */
export function partOrder({ request, part }) {
  if (part !== "") return Number(part);
  const url = new URL(request.split(" ")[1] ?? "/", "http://sink");
  const block = url.searchParams.get("blockid");
  if (block !== null) return Buffer.from(block, "base64").toString("latin1");
  const number = url.searchParams.get("partNumber") ?? /^\/sink\/part\/(\d+)/.exec(url.pathname)?.[1];
  return Number(number ?? 1);
}
