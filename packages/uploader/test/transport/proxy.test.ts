import { createServer } from "node:https";
import { environmentNamesProxy } from "@cdf-multipart/core/node";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { pattern } from "../sources/pattern.js";
import { type Certificate, makeCertificate } from "./certificate.js";
import { errorOf, makeTransport } from "./make-transport.js";
import { useNoProxyNamed } from "./no-proxy-named.js";
import { partRequest } from "./part-request.js";
import { type PartServer, partServer } from "./part-server.js";
import { proxyServer } from "./proxy-server.js";

let certificate: Certificate;
beforeAll(async () => {
  certificate = await makeCertificate("localhost");
});

useNoProxyNamed();

const tlsStore = (): Promise<PartServer> =>
  partServer(undefined, (listener) => createServer(certificate, listener), "https");
/** Its URL with a host name: in a tunnel, https-proxy-agent checks a certificate only against a name. */
const byName = (store: PartServer): string => store.url.replace("127.0.0.1", "localhost");
const large = bytesSource(pattern(5_000_003));

describe("a proxy from the environment", () => {
  test("is used for TLS through a tunnel, which the next part reuses", async () => {
    const [store, proxy] = [await tlsStore(), await proxyServer()];
    vi.stubEnv("HTTPS_PROXY", proxy.url.replace("//", "//user:pass@"));
    const sender = makeTransport({ proxy: "environment", ca: certificate.cert });
    for (let partNumber = 1; partNumber <= 3; partNumber += 1) {
      const answer = await sender.putPart(partRequest({ url: byName(store), source: large, partNumber }));
      expect(answer).toMatchObject({ status: 200, bytesWritten: large.size });
    }
    expect(proxy.asked).toEqual([`CONNECT ${new URL(byName(store)).host}`]);
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from("user:pass").toString("base64")}`]);
    expect(store.received.map((part) => part.bytes)).toEqual([large.size, large.size, large.size]);
    expect(store.received[0]?.rawHeaders.join(" ")).not.toMatch(/proxy|authorization/i);
  });

  test("is used for plain HTTP, with the whole URL and without credentials for the store", async () => {
    const [store, proxy] = [await partServer(), await proxyServer()];
    vi.stubEnv("HTTP_PROXY", proxy.url);
    const sender = makeTransport({ proxy: "environment" });
    for (const path of ["/p?sig=1", "/p?sig=2"]) {
      const answer = await sender.putPart(partRequest({ url: store.url + path, source: large }));
      expect(answer).toMatchObject({ status: 200, bytesWritten: large.size });
    }
    expect(proxy.asked).toEqual([`PUT ${store.url}/p?sig=1`, `PUT ${store.url}/p?sig=2`]);
    expect(store.received[1]).toMatchObject({ bytes: large.size, path: "/p?sig=2" });
    expect(store.received[0]).toMatchObject({ bytes: large.size, path: "/p?sig=1" });
  });

  test("is not used for the hosts of NO_PROXY, or if the transport disables it", async () => {
    const [store, proxy] = [await partServer(), await proxyServer()];
    vi.stubEnv("HTTP_PROXY", proxy.url);
    expect(await makeTransport({ proxy: "none" }).putPart(partRequest({ url: store.url }))).toMatchObject({
      status: 200,
    });
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    const sender = makeTransport({ proxy: "environment" });
    await sender.putPart(partRequest({ url: store.url }));
    await sender.putPart(partRequest({ url: store.url }));
    expect(proxy.asked).toEqual([]);
    expect(store.connections).toBe(2);
  });

  test("that refuses returns a response with its status", async () => {
    const [store, proxy] = [await tlsStore(), await proxyServer("refuse")];
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    const sender = makeTransport({ proxy: "environment", ca: certificate.cert });
    const answer = await sender.putPart(partRequest({ url: store.url, source: large }));
    expect(answer).toMatchObject({ status: 407, body: "who?", proxy: new URL(proxy.url).host });
    expect(store.connections).toBe(0);
  });

  test("that is not running fails the connection", async () => {
    const store = await tlsStore();
    vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:1");
    const sender = makeTransport({ proxy: "environment" });
    expect(await errorOf(sender.putPart(partRequest({ url: store.url })))).toMatchObject({
      code: "connection-failed",
      mayHaveArrived: false,
    });
  });

  test("that never responds is aborted by the connect watchdog or the signal, and its socket is closed by close", async () => {
    const [store, proxy] = [await tlsStore(), await proxyServer("hang")];
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    const sender = makeTransport({ proxy: "environment", timeouts: { connect: 100 } });
    expect(await errorOf(sender.putPart(partRequest({ url: store.url })))).toMatchObject({
      phase: "connect",
    });
    const stop = new AbortController();
    const askedBefore = proxy.asked.length;
    const sending = makeTransport({ proxy: "environment" }).putPart(
      partRequest({ url: store.url, signal: stop.signal }),
    );
    await expect.poll(() => proxy.asked.length).toBeGreaterThan(askedBefore);
    stop.abort("enough");
    expect(await errorOf(sending)).toBe("enough");
    await sender.close();
    expect(store.connections).toBe(0);
  });
});

test("empty variables set no proxy", () => {
  expect(environmentNamesProxy({})).toBe(false);
  expect(environmentNamesProxy({ HTTPS_PROXY: "", NO_PROXY: "x" })).toBe(false);
  expect(environmentNamesProxy({ https_proxy: "http://proxy" })).toBe(true);
  expect(environmentNamesProxy({ ALL_PROXY: "socks5://proxy" })).toBe(true);
});
