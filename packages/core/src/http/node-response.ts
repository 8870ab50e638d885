import { scrub } from "../secrets/hide-secrets.js";
import type { Collecting } from "./byte-collector.js";
import { environmentProxyHost } from "./environment-proxy.js";
import type { HttpRequest, HttpResponse, ResponseHeaders } from "./exchange.js";

/** Named without an import, because this file is part of the entry that does not need Node. */
type IncomingMessage = InstanceType<
  ReturnType<typeof process.getBuiltinModule<"node:http">>["IncomingMessage"]
>;
type Zlib = ReturnType<typeof process.getBuiltinModule<"node:zlib">>;

const PROXY_WANTS_LOGIN = 407;

/** Reads a response of Node's HTTP client to its end or its limit; a connection that sends more is closed. */
export async function readNodeResponse(
  incoming: IncomingMessage,
  request: HttpRequest,
  { boundOf, byteCollector }: Collecting,
): Promise<HttpResponse> {
  const { statusCode: status = 0 } = incoming;
  const bound = boundOf(status, request);
  const collected = byteCollector(bound);
  const whole = await new Promise<boolean>((resolve, reject) => {
    incoming.on("data", (chunk: Uint8Array) => {
      if (collected.add(chunk)) return;
      resolve(false);
      incoming.destroy();
    });
    incoming.once("end", () => resolve(true));
    // A response that breaks off ends with this event, not with `end`.
    incoming.on("error", reject);
  });
  const headers = responseHeaders(incoming);
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  const proxy =
    status === PROXY_WANTS_LOGIN ? environmentProxyHost(new URL(request.url).protocol) : undefined;
  const common = { status, headers, ...(proxy === undefined ? {} : { proxy }) };
  if (!whole)
    return { ...common, text: encoding === "identity" ? decode(collected.bytes()) : "", beyond: bound };
  return { ...common, ...unpacked(collected.bytes(), encoding, bound) };
}

/** We do not request compression, but some proxies and servers compress all the same. */
function unpacked(bytes: Uint8Array, encoding: string, bound: number): Pick<HttpResponse, "text" | "beyond"> {
  if (encoding === "identity" || encoding === "" || bytes.byteLength === 0) return { text: decode(bytes) };
  const zlib = process.getBuiltinModule("node:zlib");
  const unpack = unpackerOf(zlib, encoding);
  try {
    if (unpack !== undefined) return { text: decode(unpack(bytes, { maxOutputLength: bound })) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      return { text: "", beyond: bound };
  }
  return { text: `(what cannot be unpacked as ${scrub(encoding).slice(0, 40)})` };
}

function unpackerOf(zlib: Zlib, encoding: string): Zlib["gunzipSync"] | undefined {
  if (encoding === "br") return zlib.brotliDecompressSync;
  return ["gzip", "x-gzip", "deflate"].includes(encoding) ? zlib.unzipSync : undefined;
}

/** Drops a byte order mark. Bytes that are not UTF-8 become replacement characters. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/**
 * Not a `Headers`, because that would load Node's whole fetch, 9 MiB. Hardly one header of most responses is
 * read.
 */
function responseHeaders(incoming: IncomingMessage): ResponseHeaders {
  const raw = incoming.rawHeaders;
  const get = (name: string): string | null => {
    const wanted = name.toLowerCase();
    let value: string | null = null;
    for (let at = 0; at + 1 < raw.length; at += 2) {
      const one = raw[at];
      if (one === undefined || one.length !== wanted.length || one.toLowerCase() !== wanted) continue;
      value = value === null ? (raw[at + 1] ?? "") : `${value}, ${raw[at + 1]}`;
    }
    return value;
  };
  return {
    get,
    *[Symbol.iterator](): IterableIterator<[string, string]> {
      const names = new Set(raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()));
      for (const name of names) yield [name, get(name) ?? ""];
    },
  };
}
