import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { describe, expect, test } from "vitest";
import { urlSource as onNode } from "../../src/node/node-url-source.js";
import { urlSource as onFetch } from "../../src/sources/url-source.js";
import { sourceConformance } from "../../src/testing/source-conformance.js";
import { pattern } from "./pattern.js";
import { type RangeServer, rangeServer } from "./range-server.js";
import { readAll } from "./read-all.js";

const bytes = pattern(300_001);

/** These tests apply to every HTTP client. */
function describeBoth(what: string, body: (urlSource: typeof onFetch) => void): void {
  describe.each([
    ["fetch", onFetch],
    ["Node's HTTP client", onNode],
  ])(`${what}, by %s`, (_by, urlSource) => body(urlSource));
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describeBoth("an object at a URL", (urlSource) => {
  test.each([0, 1, 300_001])("fulfils the contract of a source: %i bytes", async (size) => {
    const server = await rangeServer(bytes.subarray(0, size));
    await sourceConformance(() => urlSource(server.url), { bytes: bytes.subarray(0, size) });
  });

  test("has its name, type, size and ETag", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(new URL(server.url));
    expect(source).toMatchObject({ kind: "url", name: "scan one.e57", mimeType: "model/e57", size: 300_001 });
    expect(await source.fingerprint()).toEqual({
      size: 300_001,
      modified: Date.UTC(2024, 0, 1),
      identity: '"v1"',
    });
    expect(await urlSource(server.url, { name: "b", mimeType: "x/y" })).toMatchObject({
      name: "b",
      mimeType: "x/y",
    });
  });

  test("is requested by exact range, uncompressed, in its first state, with the given headers", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url, { headers: { authorization: "Bearer mine" } });
    await readAll(source, 1000, 2000);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]).toMatchObject({
      range: "bytes=1000-1999",
      "if-match": '"v1"',
      "accept-encoding": "identity",
      authorization: "Bearer mine",
    });
  });

  test("with a weak ETag, or none, is compared by its modification time", async () => {
    for (const etag of ['W/"v1"', undefined]) {
      const server = await rangeServer(bytes);
      server.etag = etag;
      await readAll(await urlSource(server.url), 0, 10);
      expect(server.requests[1]).toMatchObject({ "if-unmodified-since": "Mon, 01 Jan 2024 00:00:00 GMT" });
      expect(server.requests[1]).not.toHaveProperty("if-match");
    }
  });

  test("without ETag and modification time, its size is still compared", async () => {
    const server = await rangeServer(bytes);
    Object.assign(server, { etag: undefined, lastModified: undefined });
    const source = await urlSource(server.url);
    expect(Buffer.from(await readAll(source)).equals(bytes)).toBe(true);
    server.bytes = bytes.subarray(0, 300_000);
    expect(await errorOf(readAll(source, 0, 10))).toMatchObject({ change: "size" });
  });

  test("that is empty may be answered with 200", async () => {
    const server = await rangeServer(bytes);
    server.behave = (_request, response) => {
      response.writeHead(200, { "content-length": 0 }).end();
      return true;
    };
    expect((await urlSource(server.url)).size).toBe(0);
  });

  test("is returned without a copy, in chunks no longer than the window", async () => {
    const server = await rangeServer(bytes);
    const body = (await urlSource(server.url)).open(0, 300_001);
    const window = new Uint8Array(1000);
    const view = await body.next(window);
    expect(view.byteLength).toBeLessThanOrEqual(1000);
    expect(view.buffer).not.toBe(window.buffer);
    await body.close();
  });

  test("releases its connection when a body is closed, also while it waits", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url);
    const closed = new Promise<void>((resolve) => {
      server.behave = (request) => {
        request.socket.once("close", () => resolve());
        return true;
      };
    });
    const body = source.open(0, 10);
    const reading = errorOf(body.next(new Uint8Array(10)));
    await expect.poll(() => server.requests.length).toBe(2);
    await body.close();
    await closed;
    expect(await reading).toBeInstanceOf(Error);
  });
});

describeBoth("an object that changes", (urlSource) => {
  const changes: readonly (readonly [string, string, (server: RangeServer) => void])[] = [
    ["another ETag", "content", (server) => Object.assign(server, { etag: '"v2"' })],
    ["another size", "size", (server) => Object.assign(server, { bytes: pattern(300_002), etag: '"v2"' })],
    [
      "another time",
      "modified",
      (server) => Object.assign(server, { lastModified: "Tue, 02 Jan 2024 00:00:00 GMT" }),
    ],
  ];

  test.each(changes)("%s: refused by the server, and by verify()", async (_what, change, make) => {
    const server = await rangeServer(bytes);
    if (change === "modified") server.etag = undefined;
    const source = await urlSource(server.url);
    await source.verify();
    make(server);
    expect(await errorOf(readAll(source, 0, 10))).toMatchObject({
      code: "source-changed",
      change: "content",
    });
    const error = await errorOf(source.verify());
    expect(error).toMatchObject({ code: "source-changed", change });
    expect(String(error)).toMatch(/scan%20one\.e57 changed while it was uploaded/);
    expect(String(error)).not.toContain("secret");
  });

  test.each(changes)("%s: detected although the server ignores If-Match", async (_what, change, make) => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url);
    server.conditional = false;
    make(server);
    expect(await errorOf(readAll(source, 0, 10))).toMatchObject({ code: "source-changed", change });
  });

  test("became shorter than the range", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url);
    server.conditional = false;
    server.bytes = bytes.subarray(0, 5);
    expect(await errorOf(readAll(source, 100, 200))).toMatchObject({ code: "source-changed" });
  });
});

describeBoth("an object that cannot be uploaded is refused in one sentence", (urlSource) => {
  async function answered(status: number, headers: Record<string, string> = {}): Promise<unknown> {
    const server = await rangeServer(bytes);
    server.behave = (_request, response) => {
      response.writeHead(status, headers).end("x");
      return true;
    };
    const error = await errorOf(urlSource(server.url));
    expect(String(error)).not.toContain("secret");
    return error;
  }

  test("a server that ignores ranges", async () => {
    expect(await answered(200, { "content-length": "1" })).toMatchObject({
      code: "source-no-range",
      message: expect.stringMatching(
        /does not support ranges: it ignored the Range header and responded with HTTP 200/,
      ),
    });
  });

  test("a server that reports no size, or compresses its response", async () => {
    expect(await answered(206, { "content-range": "bytes 0-0/*" })).toMatchObject({
      code: "source-no-range",
    });
    expect(await answered(206, { "content-range": "bytes 0-0/9", "content-encoding": "br" })).toMatchObject({
      code: "source-no-range",
    });
  });

  test("missing, forbidden, or anything else", async () => {
    expect(await answered(404)).toMatchObject({ code: "source-missing" });
    expect(await answered(410)).toMatchObject({ code: "source-missing" });
    expect(await answered(401)).toMatchObject({ code: "source-forbidden" });
    expect(await answered(403)).toMatchObject({ code: "source-forbidden" });
    expect(await answered(418)).toMatchObject({ code: "source-unreadable" });
  });

  test.each([408, 429, 500, 503])("HTTP %i is not a source error: it may be temporary", async (status) => {
    expect(await answered(status)).toMatchObject({ name: "NetworkError", retryable: true });
  });

  test("that is larger than the maximum of CDF", async () => {
    expect(await answered(206, { "content-range": `bytes 0-0/${FILE_SIZE_MAX + 1}` })).toMatchObject({
      code: "source-too-large",
    });
  });

  test.each(["ftp://x/y", "scan.e57", "file:///etc/passwd"])("%s is not a URL to read", async (url) => {
    expect(await errorOf(urlSource(url))).toMatchObject({
      code: "source-missing",
      message: expect.stringContaining(`"${url}" is not an http or https URL`),
    });
  });

  test("a server that cannot be reached, or does not respond in time", async () => {
    expect(await errorOf(urlSource("http://127.0.0.1:1/x"))).toMatchObject({
      name: "NetworkError",
      retryable: true,
    });
    const server = await rangeServer(bytes);
    server.behave = () => true;
    expect(await errorOf(urlSource(server.url, { timeout: 50 }))).toMatchObject({
      name: "TimeoutError",
      timeout: 50,
    });
    const signal = AbortSignal.abort("enough");
    expect(await errorOf(urlSource(server.url, { signal }))).toBe("enough");
  });
});

describeBoth("a transfer that fails in the middle can be repeated", (urlSource) => {
  test("the connection breaks", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url);
    server.behave = (_request, response) => {
      response.writeHead(206, { ...headersOf(server), "content-length": 300_001 });
      response.write(bytes.subarray(0, 1000), () => response.destroy());
      return true;
    };
    expect(await errorOf(readAll(source))).toMatchObject({ name: "NetworkError", code: "connection-lost" });
    server.behave = () => false;
    expect(Buffer.from(await readAll(source)).equals(bytes)).toBe(true);
  });

  test("the response ends early without an announcement", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url);
    server.behave = (_request, response) => {
      response.writeHead(206, headersOf(server)).end(bytes.subarray(0, 1000));
      return true;
    };
    expect(await errorOf(readAll(source))).toMatchObject({
      name: "NetworkError",
      message: expect.stringContaining(
        "the response ended at byte 1000, before the end of the range (300001)",
      ),
    });
  });

  test("but a range that differs from the requested one is a final error", async () => {
    const server = await rangeServer(bytes);
    const source = await urlSource(server.url);
    server.behave = (_request, response) => {
      response
        .writeHead(206, { ...headersOf(server), "content-range": "bytes 0-999/300001" })
        .end(bytes.subarray(0, 1000));
      return true;
    };
    expect(await errorOf(readAll(source, 500, 1500))).toMatchObject({ code: "source-no-range" });
  });
});

function headersOf(server: RangeServer): Record<string, string> {
  return {
    "content-range": `bytes 0-300000/300001`,
    etag: server.etag ?? "",
    "last-modified": server.lastModified ?? "",
  };
}
