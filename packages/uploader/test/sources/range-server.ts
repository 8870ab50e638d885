import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "../transport/listen.js";

/** A remote object whose state and server a test can change at any time. */
export interface RangeServer {
  readonly url: string;
  /** The object. */
  bytes: Uint8Array;
  etag: string | undefined;
  lastModified: string | undefined;
  /** Handles a request itself if it returns true. */
  behave: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** False ignores If-Match and If-Unmodified-Since, as some servers do. */
  conditional: boolean;
  /** The headers of every request, in order. */
  readonly requests: readonly IncomingMessage["headers"][];
}

/** Serves one object with ranges. */
export async function rangeServer(bytes: Uint8Array): Promise<RangeServer> {
  const requests: IncomingMessage["headers"][] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    if (!state.behave(request, response)) serve(state, request, response);
  });
  const url = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  const state: RangeServer = {
    url: `${url}/data/scan%20one.e57?sig=secret`,
    bytes,
    etag: '"v1"',
    lastModified: "Mon, 01 Jan 2024 00:00:00 GMT",
    behave: () => false,
    conditional: true,
    requests,
  };
  return state;
}

/** A response of a server whose object does not change. */
export function serveRange(bytes: Uint8Array, request: IncomingMessage, response: ServerResponse): void {
  serve({ bytes, etag: '"v1"', lastModified: undefined, conditional: true }, request, response);
}

type ServedState = Pick<RangeServer, "bytes" | "etag" | "lastModified" | "conditional">;

function serve(state: ServedState, request: IncomingMessage, response: ServerResponse): void {
  const { bytes, etag, lastModified } = state;
  if (etag !== undefined) response.setHeader("etag", etag);
  if (lastModified !== undefined) response.setHeader("last-modified", lastModified);
  const { "if-match": match, "if-unmodified-since": since, range = "" } = request.headers;
  if (state.conditional && ((match ?? etag) !== etag || (since ?? lastModified) !== lastModified)) {
    response.writeHead(412).end();
    return;
  }
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  const first = Number(from);
  const last = Math.min(Number(to), bytes.length - 1);
  if (first >= bytes.length) {
    response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
    return;
  }
  response.writeHead(206, {
    "content-range": `bytes ${first}-${last}/${bytes.length}`,
    "content-length": last - first + 1,
    "content-type": "model/e57",
  });
  response.end(bytes.subarray(first, last + 1));
}
