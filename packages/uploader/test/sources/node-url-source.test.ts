import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { urlSource } from "../../src/node/node-url-source.js";
import type { Source } from "../../src/sources/source.js";
import { type Certificate, makeCertificate } from "../transport/certificate.js";
import { listen } from "../transport/listen.js";
import { errorOf } from "../transport/make-transport.js";
import { useNoProxyNamed } from "../transport/no-proxy-named.js";
import { type ProxyServer, proxyServer } from "../transport/proxy-server.js";
import { pattern } from "./pattern.js";
import { rangeServer, serveRange } from "./range-server.js";
import { readAll } from "./read-all.js";

const bytes = pattern(300_001);
const TARGET = "/data/scan%20one.e57?sig=secret";

let certificate: Certificate;
beforeAll(async () => {
  certificate = await makeCertificate("localhost");
});

useNoProxyNamed();

/** Reads the whole source, and closes it. */
async function expectWhole(source: Source): Promise<void> {
  expect(Buffer.from(await readAll(source)).equals(bytes)).toBe(true);
  await source.verify();
  await source.close();
}

/** The object over TLS, at the host name of its certificate. */
async function tlsServer(): Promise<{ readonly url: string; readonly host: string }> {
  const server = createTlsServer(certificate, (request, response) => serveRange(bytes, request, response));
  const url = (await listen(server, "https")).replace("127.0.0.1", "localhost");
  onTestFinished(() => server.closeAllConnections());
  return { url: url + TARGET, host: new URL(url).host };
}

describe("a proxy from the environment", () => {
  test("is used for plain HTTP, and requests only the object", async () => {
    const [server, proxy] = [await rangeServer(bytes), await proxyServer()];
    vi.stubEnv("HTTP_PROXY", proxy.url.replace("//", "//user:pass@"));
    await expectWhole(await urlSource(server.url, { headers: { authorization: "Bearer mine" } }));
    expect(proxy.asked).toEqual(Array(3).fill(`GET ${server.url}`));
    expect(new Set(proxy.credentials)).toEqual(
      new Set([`Basic ${Buffer.from("user:pass").toString("base64")}`]),
    );
    expect(server.requests[1]).toMatchObject({
      range: "bytes=0-300000",
      "if-match": '"v1"',
      authorization: "Bearer mine",
    });
    expect(server.requests[1]).not.toHaveProperty("proxy-authorization");
  });

  test("is used for TLS through one tunnel, which is closed with the source", async () => {
    const [server, proxy] = [await tlsServer(), await proxyServer()];
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    const source = await urlSource(server.url, { ca: certificate.cert });
    for (let time = 0; time < 3; time += 1) await readAll(source, 1000, 200_000);
    expect(proxy.asked).toEqual([`CONNECT ${server.host}`]);
    expect(proxy.open()).toBeGreaterThan(0);
    await expectWhole(source);
    await expect.poll(() => proxy.open()).toBe(0);
  });

  test("is not used for the hosts of NO_PROXY, or if the source disables it", async () => {
    const [server, proxy] = [await rangeServer(bytes), await proxyServer()];
    vi.stubEnv("HTTP_PROXY", proxy.url);
    await expectWhole(await urlSource(server.url, { proxy: "none" }));
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    await expectWhole(await urlSource(server.url));
    expect(proxy.asked).toEqual([]);
  });

  test.each<[string, (proxy: ProxyServer) => string, object]>([
    [
      "refuses",
      ({ url }) => url,
      {
        code: "source-unreadable",
        message: expect.stringMatching(/the proxy 127\.0\.0\.1:\d+ requires a login \(HTTP 407\)/),
      },
    ],
    ["is not running", () => "http://127.0.0.1:1", { code: "connection-lost", retryable: true }],
  ])("that %s is named", async (_what, address, expected) => {
    const [server, proxy] = [await tlsServer(), await proxyServer("refuse")];
    vi.stubEnv("HTTPS_PROXY", address(proxy));
    const error = await errorOf(urlSource(server.url));
    expect(error).toMatchObject(expected);
    expect(String(error)).not.toContain("secret");
  });

  test("that never responds is aborted by the time limit or the signal, and leaves no socket", async () => {
    const [server, proxy] = [await tlsServer(), await proxyServer("hang")];
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    expect(await errorOf(urlSource(server.url, { timeout: 50 }))).toMatchObject({ code: "attempt-timeout" });
    const stop = new AbortController();
    const before = proxy.asked.length;
    const opening = errorOf(urlSource(server.url, { signal: stop.signal }));
    await expect.poll(() => proxy.asked.length).toBeGreaterThan(before);
    stop.abort("enough");
    expect(await opening).toBe("enough");
    await expect.poll(() => proxy.open()).toBe(0);
  });
});

describe("a URL that redirects", () => {
  interface Place {
    readonly url: string;
    readonly requests: IncomingMessage["headers"][];
  }

  /** Responds by path; `/object` is the object. */
  async function place(paths: Record<string, (response: ServerResponse) => void> = {}): Promise<Place> {
    const requests: IncomingMessage["headers"][] = [];
    const server = createHttpServer((request, response) => {
      requests.push(request.headers);
      const answer = paths[request.url ?? ""];
      if (answer === undefined) serveRange(bytes, request, response);
      else answer(response);
    });
    const url = await listen(server);
    onTestFinished(() => server.closeAllConnections());
    return { url, requests };
  }

  const to =
    (location: string, status = 302) =>
    (response: ServerResponse): void =>
      void response.writeHead(status, { location }).end("over there");

  test.each([301, 302, 303, 307, 308])("is followed: HTTP %i", async (status) => {
    const { url } = await place({ "/a": to("b", status), "/b": to("/object?c", status) });
    await expectWhole(await urlSource(`${url}/a`));
  });

  test("to another origin keeps the range, but none of the headers for its own origin", async () => {
    const other = await place();
    const first = await place({ "/a": to("/b"), "/b": to(`${other.url}/object`) });
    const headers = { authorization: "Bearer mine", "PRIVATE-TOKEN": "mine", cookie: "mine" };
    await expectWhole(await urlSource(`${first.url}/a`, { headers }));
    expect(first.requests.filter(({ authorization }) => authorization === "Bearer mine")).toHaveLength(6);
    expect(other.requests[1]).toMatchObject({ range: "bytes=0-300000", "if-match": '"v1"' });
    expect(JSON.stringify(other.requests)).not.toContain("mine");
  });

  test("to another origin and back does not receive them either", async () => {
    const second: { url: string } = { url: "" };
    const first = await place({ "/a": (response) => to(`${second.url}/b`)(response) });
    second.url = (await place({ "/b": to(`${first.url}/object`) })).url;
    await (await urlSource(`${first.url}/a`, { headers: { authorization: "Bearer mine" } })).close();
    expect(first.requests.map(({ authorization }) => authorization)).toEqual(["Bearer mine", undefined]);
  });

  test.each([
    ["itself for ever", "/a", /more than 20 times/],
    ["another kind of URL", "ftp://x/secret", /not an http or https URL/],
    ["none", "http://", /not an http or https URL/],
  ])("%s is refused", async (_what, location, words) => {
    const { url, requests } = await place({ "/a": to(location) });
    const error = await errorOf(urlSource(`${url}/a`));
    expect(error).toMatchObject({ name: "NetworkError", message: expect.stringMatching(words) });
    expect(String(error)).not.toContain("secret");
    expect(requests.length).toBeLessThan(30);
  });
});

describe("connections to the server of an object", () => {
  test("are reused, also by other sources, and closed with the last source", async () => {
    let connections = 0;
    const server = createHttpServer((request, response) => serveRange(bytes, request, response));
    server.on("connection", () => {
      connections += 1;
    });
    const url = (await listen(server)) + TARGET;
    const [one, two] = [await urlSource(url), await urlSource(url)];
    await readAll(one);
    await one.close();
    await expectWhole(two);
    expect(connections).toBe(1);
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count))))
      .toBe(0);
  });

  test("that the server closed while they were idle do not cause a failure", async () => {
    const server = createHttpServer((request, response) => serveRange(bytes, request, response));
    const url = (await listen(server)) + TARGET;
    const source = await urlSource(url);
    // Closed silently at the moment of the next request.
    server.prependOnceListener("request", ({ socket }) => socket.destroy());
    await expectWhole(source);
  });

  test("limit the sender: a slow reader slows the server down", async () => {
    const size = 64 * 1024 * 1024;
    let sent = 0;
    const server = createHttpServer((request, response) => {
      const headers = { "content-range": `bytes 0-${size - 1}/${size}`, "content-length": size };
      if (request.headers.range === "bytes=0-0") {
        response.writeHead(206, { "content-range": `bytes 0-0/${size}` }).end("x");
        return;
      }
      response.writeHead(206, headers);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on("drain", more);
      more();
    });
    const source = await urlSource(`${await listen(server)}/`);
    const body = source.open(0, size);
    await body.next(new Uint8Array(10));
    // The server stops by itself: the number of sent bytes no longer grows.
    await expect
      .poll(() => {
        const before = sent;
        return new Promise((resolve) => setTimeout(() => resolve(sent - before), 20));
      })
      .toBe(0);
    expect(sent).toBeLessThan(size / 2);
    await body.close();
    await source.close();
  });
});
