import { createHash } from "node:crypto";
import { Agent, createServer } from "node:https";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { pattern } from "../sources/pattern.js";
import { type Certificate, makeCertificate } from "./certificate.js";
import { errorOf, makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { type Behaviour, type PartServer, partServer } from "./part-server.js";

let certificate: Certificate;
beforeAll(async () => {
  certificate = await makeCertificate();
});

async function tlsStore(behave?: Behaviour): Promise<PartServer> {
  return partServer(behave, (listener) => createServer(certificate, listener), "https");
}

describe("a store with TLS", () => {
  test("whose certificate is set as ca gets parts byte for byte, over reused connections", async () => {
    const store = await tlsStore();
    const bytes = pattern(9_000_001);
    const sender = makeTransport({ ca: certificate.cert });
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(
        [0, 1, 2].map((part) =>
          sender.putPart(
            partRequest({
              url: `${store.url}/${part}`,
              source: bytesSource(bytes),
              start: part * 3_000_000,
              end: (part + 1) * 3_000_000,
            }),
          ),
        ),
      );
    }
    expect(store.connections).toBe(3);
    for (const part of store.received) {
      const start = Number(part.path.slice(1)) * 3_000_000;
      expect(part.md5).toBe(
        createHash("md5")
          .update(bytes.subarray(start, start + 3_000_000))
          .digest("hex"),
      );
    }
    expect(store.received).toHaveLength(6);
  });

  test("accepts an empty part", async () => {
    const store = await tlsStore();
    const source = bytesSource(new Uint8Array(0));
    const sender = makeTransport({ ca: [certificate.cert] });
    expect(await sender.putPart(partRequest({ url: store.url, source }))).toMatchObject({
      status: 200,
      bytesWritten: 0,
    });
  });

  test("with an untrusted certificate gets nothing, and the message says what to do", async () => {
    const store = await tlsStore();
    const error = await errorOf(makeTransport().putPart(partRequest({ url: store.url })));
    expect(error).toMatchObject({ code: "connection-failed", retryable: false, mayHaveArrived: false });
    expect(String(error)).toMatch(
      /The certificate of 127\.0\.0\.1:\d+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    );
    expect(String(error)).toContain('set its certificate as "ca" or in NODE_EXTRA_CA_CERTS');
    expect(store.received).toEqual([]);
  });

  test("with another host name gets nothing", async () => {
    const store = await tlsStore();
    const url = store.url.replace("127.0.0.1", "localhost");
    const error = await errorOf(makeTransport({ ca: certificate.cert }).putPart(partRequest({ url })));
    expect(error).toMatchObject({
      retryable: false,
      message: expect.stringContaining("ERR_TLS_CERT_ALTNAME_INVALID"),
    });
    expect(store.received).toEqual([]);
  });

  test("can be reached with a custom agent", async () => {
    const agent = new Agent({ ca: certificate.cert, keepAlive: true });
    onTestFinished(() => agent.destroy());
    const store = await tlsStore();
    expect(await makeTransport({ agent }).putPart(partRequest({ url: store.url }))).toMatchObject({
      status: 200,
    });
  });

  test("may respond early, stall or break off like any other", async () => {
    const large = bytesSource(pattern(24 * 1024 * 1024));
    const early = await tlsStore((request, response) => {
      request.once("data", () => {
        request.pause();
        response.writeHead(403).end("no");
      });
      return true;
    });
    const sender = makeTransport({ ca: certificate.cert });
    expect(await sender.putPart(partRequest({ url: early.url, source: large }))).toMatchObject({
      status: 403,
      body: "no",
    });
    const stalling = await tlsStore((request) => {
      request.once("data", () => request.pause());
      return true;
    });
    const impatient = makeTransport({ ca: certificate.cert, timeouts: { transfer: 200 } });
    expect(await errorOf(impatient.putPart(partRequest({ url: stalling.url, source: large })))).toMatchObject(
      {
        phase: "transfer",
      },
    );
    const breaking = await tlsStore((request) => {
      request.once("data", () => request.socket.destroy());
      return true;
    });
    expect(await errorOf(sender.putPart(partRequest({ url: breaking.url, source: large })))).toMatchObject({
      code: "connection-lost",
    });
  });
});
