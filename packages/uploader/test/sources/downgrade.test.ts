import { createServer as createHttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { urlSource as onNode } from "../../src/node/node-url-source.js";
import { refuseDowngrade } from "../../src/sources/http-reader.js";
import { urlSource as onFetch, type UrlSourceOptions } from "../../src/sources/url-source.js";
import { type Certificate, makeCertificate } from "../transport/certificate.js";
import { listen } from "../transport/listen.js";
import { errorOf } from "../transport/make-transport.js";
import { useNoProxyNamed } from "../transport/no-proxy-named.js";
import { pattern } from "./pattern.js";
import { serveRange } from "./range-server.js";
import { readAll } from "./read-all.js";

const bytes = pattern(1000);
let certificate: Certificate;
beforeAll(async () => {
  certificate = await makeCertificate("localhost");
});
useNoProxyNamed();

interface Chain {
  /** The first URL, over https. */
  readonly url: string;
  /** The last URL, which is the object. */
  readonly end: string;
  /** Requests over plain http. */
  readonly plain: () => number;
}

/** An https server that redirects `hops` times, finally to the object on a server of this scheme. */
async function chain(end: "http" | "https", hops: number, status: number): Promise<Chain> {
  let plain = 0;
  const http = createHttpServer((request, response) => {
    plain += 1;
    serveRange(bytes, request, response);
  });
  const tls = createTlsServer(certificate, (request, response) => {
    const hop = Number(/^\/(\d+)/.exec(request.url ?? "")?.[1] ?? Number.NaN);
    if (Number.isNaN(hop)) return serveRange(bytes, request, response);
    const location = hop < hops ? `/${hop + 1}?sig=secret` : last;
    response.writeHead(status, { location }).end("over there");
  });
  const [plainUrl, tlsUrl] = [
    await listen(http),
    (await listen(tls, "https")).replace("127.0.0.1", "localhost"),
  ];
  const last = `${end === "http" ? plainUrl : tlsUrl}/object?sig=secret`;
  onTestFinished(() => {
    http.closeAllConnections();
    tls.closeAllConnections();
  });
  return { url: `${tlsUrl}/1?sig=secret`, end: last, plain: () => plain };
}

/** The runtime's `fetch` accepts no certificate option. This one does not check certificates. */
function trustAll(): void {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
}

const READERS: [string, (url: string, options?: UrlSourceOptions) => ReturnType<typeof onFetch>][] = [
  ["Node's HTTP client", (url) => onNode(url, { ca: certificate.cert })],
  [
    "fetch",
    (url) => {
      trustAll();
      return onFetch(url);
    },
  ],
];

describe.each(READERS)("a redirect that %s follows", (by, urlSource) => {
  const cases = [301, 302, 303, 307, 308].flatMap((status) => [1, 3].map((hops) => [status, hops] as const));

  test.each(cases)("from https to plain http is refused: HTTP %i, %i in a row", async (status, hops) => {
    const { url, end, plain } = await chain("http", hops, status);
    const error = await errorOf(urlSource(url));
    expect(error).toMatchObject({ name: "SourceError", code: "source-unreadable" });
    expect(String(error)).toContain(`redirects to ${end.slice(0, end.indexOf("?"))}`);
    expect(String(error)).toContain("from https to plain http");
    expect(String(error)).not.toContain("secret");
    // If the runtime follows redirects itself, nothing of the response is read.
    if (by !== "fetch") expect(plain()).toBe(0);
  });

  test.each(cases)("from https to https is followed: HTTP %i, %i in a row", async (status, hops) => {
    const { url } = await chain("https", hops, status);
    const source = await urlSource(url);
    expect(Buffer.from(await readAll(source)).equals(Buffer.from(bytes))).toBe(true);
    await source.close();
  });
});

test("only a redirect from https to another scheme is a downgrade", () => {
  const [plain, safe] = [new URL("http://127.0.0.1/a"), new URL("https://127.0.0.1/a")];
  for (const [from, to] of [
    [plain, plain],
    [plain, safe],
    [safe, safe],
  ] as const)
    expect(() => refuseDowngrade(from, to)).not.toThrow();
  expect(() => refuseDowngrade(safe, plain)).toThrow("from https to plain http");
});
