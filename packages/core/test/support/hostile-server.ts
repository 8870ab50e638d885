import { createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll } from "vitest";

/** The way in which the bytes of a response are sent. */
export const DELIVERIES = [
  "whole",
  "byte by byte",
  "chunked",
  "cut",
  "too short",
  "too long",
  "dripped",
] as const;
/** `endless`: the body repeatedly, as fast as it is read. */
export type Delivery = (typeof DELIVERIES)[number] | "endless";

/** A response as it is sent. */
export interface HostileAnswer {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly delivery: Delivery;
}

/** A TCP server that sends the responses of the test to all requests. */
export interface HostileServer {
  readonly url: string;
  /** The responses to the next requests. */
  play(response: HostileAnswer): void;
  /** Bytes of bodies that the sockets accepted since the last `play`. */
  readonly sent: number;
  close(): Promise<void>;
}

/** The server of a test file. */
export function useHostileServer(): { readonly server: HostileServer } {
  let server: HostileServer;
  beforeAll(async () => {
    server = await hostileServer();
  });
  afterAll(() => server.close());
  return {
    get server() {
      return server;
    },
  };
}

async function hostileServer(): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  let current: HostileAnswer | undefined;
  let sent = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    let received = "";
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
      const head = received.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (head < 0 || received.length < head + 4 + length || current === undefined) return;
      received = "";
      void deliver(socket, current, (bytes) => {
        sent += bytes;
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    play(response): void {
      current = response;
      sent = 0;
    },
    get sent(): number {
      return sent;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function deliver(
  socket: Socket,
  response: HostileAnswer,
  count: (bytes: number) => void,
): Promise<void> {
  const { status, headers, body, delivery } = response;
  const chunked = delivery === "chunked";
  const length = { "too short": body.length + 7, "too long": Math.max(0, body.length - 7) }[String(delivery)];
  const lines = Object.entries({
    ...headers,
    "x-outside-contract": "hostile on purpose",
    connection: "close",
    ...(delivery === "endless"
      ? {}
      : chunked
        ? { "transfer-encoding": "chunked" }
        : { "content-length": String(length ?? body.length) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(Buffer.from(`HTTP/1.1 ${status} Reason\r\n${lines.join("")}\r\n`, "latin1"));
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      if (socket.destroyed) return resolve();
      count(bytes.length);
      socket.write(bytes, () => resolve());
    });
  if (delivery === "dripped") return drip(socket);
  if (delivery === "endless") {
    while (!socket.destroyed) await write(body);
    return;
  }
  if (delivery === "byte by byte") {
    // Only the beginning, because a large body would take too long.
    for (const byte of body.subarray(0, 300)) await write(Uint8Array.of(byte));
    await write(body.subarray(300));
  } else if (delivery === "cut") {
    await write(body.subarray(0, Math.floor(body.length / 2)));
    socket.destroy();
  } else {
    for (let start = 0; start < body.length && !socket.destroyed; start += 65_536) {
      const piece = body.subarray(start, start + 65_536);
      if (chunked)
        await write(
          Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]),
        );
      else await write(piece);
    }
    if (chunked) await write(Buffer.from("0\r\n\r\n"));
  }
  socket.end();
}

/** Single bytes, without an end. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write(" "), 5);
  socket.once("close", () => clearInterval(timer));
}

const HUGE = 10 * 1024 * 1024;
const text = (value: string): Uint8Array => Buffer.from(value);

/** Created once, because they are large. */
const LARGE: ReadonlyMap<string, Uint8Array> = new Map(
  ["<title ", "<script>", "<", "https://a?b", " "].map((piece) => [piece, Buffer.alloc(HUGE, piece)]),
);
const filled = (piece: string): Uint8Array => LARGE.get(piece) ?? Buffer.alloc(HUGE, piece);
const BOMB = gzipSync(Buffer.alloc(10 * HUGE));
const LONG_TEXT = text(`{"error":{"message":"${"a".repeat(HUGE)}"}}`);

/** Bodies with their headers; the first one is the valid response. */
export function hostileBodies(
  valid: unknown,
): readonly (readonly [string, Uint8Array, Record<string, string>])[] {
  const json = JSON.stringify(valid);
  const type = { "content-type": "application/json" };
  const gzip = { ...type, "content-encoding": "gzip" };
  const html = { "content-type": "text/html; charset=utf-8" };
  return [
    ["right", text(json), type],
    ["right with a BOM", text(`\ufeff${json}`), type],
    ["right, packed", gzipSync(json), gzip],
    ["right in UTF-16", Buffer.from(`\ufeff${json}`, "utf16le"), type],
    ["right, called packed", text(json), gzip],
    ["nothing", text(""), {}],
    ["a portal", text("<!doctype html><title>Sign in</title><p>Welcome"), html],
    ["a portal called JSON", text("<html><title>Sign in</title>"), type],
    ["an unknown packing", text(json), { ...type, "content-encoding": "zstd2" }],
    ["a bomb", BOMB, gzip],
    ["deep lists", text("[".repeat(60_000)), type],
    ["deep objects", text(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`), type],
    ["another type", text('{"items":"no","error":7,"id":"x"}'), type],
    ["null", text("null"), type],
    ["zeros", new Uint8Array(1_000), {}],
    ["titles", filled("<title "), html],
    ["scripts", filled("<script>"), html],
    ["brackets", filled("<"), html],
    ["URLs", filled("https://a?b"), { "content-type": "text/plain" }],
    ["spaces", filled(" "), type],
    ["one long text", LONG_TEXT, type],
  ];
}

export const STATUSES = [
  200, 201, 204, 301, 307, 308, 400, 401, 403, 404, 407, 409, 413, 429, 500, 503, 599,
] as const;

/** Headers with times and places, each invalid in a different way. */
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { "retry-after": "100000000000000000000" },
  { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" },
  { "retry-after": "-1", date: "yesterday" },
  { "retry-after": "1e20", date: "Mon, 01 Jan 275761 00:00:00 GMT" },
  { "retry-after": "NaN", location: "http://[" },
  { "retry-after": "0.5", location: "//other.example/a?sig=secret" },
  { "x-request-id": "r".repeat(5_000), location: "javascript:alert(1)" },
];
