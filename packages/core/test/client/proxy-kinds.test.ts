import { once } from "node:events";
import { createServer as createHttp } from "node:http";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { boundOf, byteCollector } from "../../src/http/byte-collector.js";
import { environmentProxyFor } from "../../src/node/index.js";
import { failureOf } from "../support/fake-service.js";

const VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];
const servers: Server[] = [];

async function portOf(server: Server): Promise<number> {
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

beforeEach(() => {
  for (const name of VARIABLES.flatMap((one) => [one, one.toLowerCase()])) vi.stubEnv(name, "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close();
});

async function ask(port: number): Promise<{ status: number; text: string }> {
  // A wire keeps the proxies that it started with.
  const { nodeWire } = await import("../../src/http/node-wire.js");
  const http = await import("node:http");
  const request = { method: "GET", url: `http://127.0.0.1:${port}/a`, headers: {}, body: undefined };
  return nodeWire(() => http, { boundOf, byteCollector })(request, AbortSignal.timeout(60_000), () => {});
}

/** SOCKS 5 without a login, for IPv4 (RFC 1928). Counts the connections that are requested. */
function socksServer(asked: string[]): Server {
  return createServer((client) => {
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (wanted: Buffer) => {
        const host = [...wanted.subarray(4, 8)].join(".");
        const port = wanted.readUInt16BE(8);
        asked.push(`${host}:${port}`);
        const target = connect(port, host, () => {
          client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          client.pipe(target).pipe(client);
        });
        target.on("error", () => client.destroy());
        client.on("error", () => target.destroy());
      });
    });
  });
}

it.each(["socks", "socks5", "socks5h"])("a proxy of the kind %s carries requests", async (kind) => {
  const asked: string[] = [];
  const port = await portOf(createHttp((_request, response) => response.end("here")));
  vi.stubEnv("ALL_PROXY", `${kind}://127.0.0.1:${await portOf(socksServer(asked))}`);
  expect(await ask(port)).toMatchObject({ status: 200, text: "here" });
  expect(asked).toEqual([`127.0.0.1:${port}`]);
});

it.each(["ftp", "pac+http", "pac+file", "user", "quic"])(
  "a proxy of the kind %s is refused, without its login",
  async (kind) => {
    vi.stubEnv("HTTP_PROXY", `${kind}://user:geheim@127.0.0.1:9`);
    const failure = String(await failureOf(ask(9)));
    expect(failure).toContain("give http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT");
    expect(failure).not.toMatch(/geheim|user:/);
  },
);

it("the same rules find the proxy of a URL", async () => {
  vi.stubEnv("HTTPS_PROXY", "http://proxy.example:3128");
  vi.stubEnv("NO_PROXY", "inside.example,.local");
  expect(String(await environmentProxyFor(new URL("https://cdf.example/")))).toBe(
    "http://proxy.example:3128/",
  );
  expect(await environmentProxyFor(new URL("https://inside.example/"))).toBeUndefined();
  expect(await environmentProxyFor(new URL("https://a.local/"))).toBeUndefined();
  expect(await environmentProxyFor(new URL("http://cdf.example/"))).toBeUndefined();
});
