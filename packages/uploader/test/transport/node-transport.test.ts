import { createHash } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { pattern } from "../sources/pattern.js";
import { deferred } from "./deferred.js";
import { makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";

const bytes = pattern(3_000_001);
const md5 = (view: Uint8Array): string => createHash("md5").update(view).digest("hex");

describe("a part", () => {
  test("arrives byte for byte, with a length and nothing that a store would refuse", async () => {
    const store = await partServer();
    const answer = await makeTransport().putPart(
      partRequest({
        url: `${store.url}/p/3?sig=a%2Bb&x=`,
        source: bytesSource(bytes),
        start: 1000,
        end: 2_500_000,
      }),
    );
    const sent = bytes.subarray(1000, 2_500_000);
    expect(answer).toMatchObject({ status: 200, body: "stored", bytesWritten: sent.byteLength });
    expect(answer.headers["etag"]).toBe(`"${md5(sent)}"`);
    const [part] = store.received;
    expect(part).toMatchObject({
      method: "PUT",
      path: "/p/3?sig=a%2Bb&x=",
      bytes: sent.byteLength,
      md5: md5(sent),
    });
    const names = part?.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(names?.sort()).toEqual(["connection", "content-length", "host"]);
  });

  test.each([0, 1, 65_536, 1_048_576, 1_048_577, 2_097_152])("of %i bytes arrives", async (size) => {
    const store = await partServer();
    const source = bytesSource(bytes.subarray(0, size));
    const seen: number[] = [];
    const answer = await makeTransport({ windowSize: 65_536 }).putPart(
      partRequest({ url: store.url, source, onWritten: (written) => seen.push(written) }),
    );
    expect(answer).toMatchObject({ status: 200, bytesWritten: size });
    expect(store.received[0]).toMatchObject({ bytes: size, md5: md5(bytes.subarray(0, size)) });
    expect(store.received[0]?.rawHeaders.join(" ")).toMatch(new RegExp(`Content-Length ${size} `, "i"));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen).toHaveLength(Math.ceil(size / 65_536));
    expect(seen.at(-1) ?? 0).toBe(size);
  });

  test("never sends the credentials of a URL", async () => {
    const store = await partServer();
    await makeTransport().putPart(partRequest({ url: store.url.replace("//", "//user:secret@") }));
    expect(store.received[0]?.rawHeaders.join(" ")).not.toMatch(/authorization|secret/i);
  });

  test("can be hashed while it is sent, in order and completely", async () => {
    const store = await partServer();
    const hash = createHash("md5");
    await makeTransport({ windowSize: 100_000 }).putPart(
      partRequest({ url: store.url, source: bytesSource(bytes), onChunk: (view) => hash.update(view) }),
    );
    expect(hash.digest("hex")).toBe(md5(bytes));
  });
});

describe("an answer", () => {
  test.each([201, 204, 301, 307, 403, 404, 409, 412, 429, 500, 501, 503])(
    "of %i is returned unchanged, never interpreted or followed",
    async (status) => {
      const store = await partServer((request, response) => {
        request.resume().on("end", () => {
          response.writeHead(status, { location: "/elsewhere", "retry-after": "7" });
          response.end(status === 204 ? undefined : "<Error><Code>X</Code></Error>");
        });
        return true;
      });
      const answer = await makeTransport().putPart(partRequest({ url: store.url }));
      expect(answer).toMatchObject({ status, bytesWritten: 200_000 });
      expect(answer.headers["retry-after"]).toBe("7");
      expect(answer.body).toBe(status === 204 ? "" : "<Error><Code>X</Code></Error>");
    },
  );

  test("longer than 64 KiB is cut, and its connection is not reused", async () => {
    const store = await partServer((request, response, count) => {
      if (count > 1) return false;
      request.resume().on("end", () => response.end("x".repeat(5_000_000)));
      return true;
    });
    const sender = makeTransport();
    const answer = await sender.putPart(partRequest({ url: store.url }));
    expect(answer.body).toBe("x".repeat(64 * 1024));
    await sender.putPart(partRequest({ url: store.url }));
    expect(store.connections).toBe(2);
  });

  test("after interim responses is read", async () => {
    const store = await partServer((request, response) => {
      response.writeProcessing();
      request.resume().on("end", () => response.end("late"));
      return true;
    });
    expect(await makeTransport().putPart(partRequest({ url: store.url }))).toMatchObject({
      status: 200,
      body: "late",
    });
  });

  test("header that comes several times is joined", async () => {
    const store = await partServer((request, response) => {
      request.resume().on("end", () => response.writeHead(200, { "set-cookie": ["a=1", "b=2"] }).end());
      return true;
    });
    const answer = await makeTransport().putPart(partRequest({ url: store.url }));
    expect(answer.headers["set-cookie"]).toBe("a=1, b=2");
  });
});

describe("connections", () => {
  test("are kept: consecutive parts use the same one", async () => {
    const store = await partServer();
    const sender = makeTransport();
    for (let partNumber = 1; partNumber <= 5; partNumber += 1) {
      await sender.putPart(partRequest({ url: store.url, partNumber }));
    }
    expect(store.connections).toBe(1);
  });

  test("are as many as there are parts in flight", async () => {
    const store = await partServer();
    const sender = makeTransport();
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        [1, 2, 3, 4].map((partNumber) => sender.putPart(partRequest({ url: store.url, partNumber }))),
      );
    }
    expect(store.connections).toBe(4);
  });

  test("that the store does not keep are opened again", async () => {
    const store = await partServer((_request, response) => {
      response.setHeader("connection", "close");
      return false;
    });
    const sender = makeTransport();
    await sender.putPart(partRequest({ url: store.url }));
    await sender.putPart(partRequest({ url: store.url }));
    expect(store.connections).toBe(2);
  });

  test("of a custom agent remain the caller's", async () => {
    const { Agent } = await import("node:http");
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const store = await partServer();
    const sender = makeTransport({ agent });
    await Promise.all(
      [1, 2, 3].map((partNumber) => sender.putPart(partRequest({ url: store.url, partNumber }))),
    );
    expect(store.connections).toBe(1);
  });
});

describe("a source that breaks its contract", () => {
  const broken = (give: (window: Uint8Array, turn: number) => Uint8Array): Source => ({
    ...bytesSource(bytes),
    open: () => {
      let turn = 0;
      return { next: async (window) => give(window, turn++), close: async () => {} };
    },
  });

  test("too few bytes: the part fails, and nothing else goes over the connection", async () => {
    const store = await partServer();
    const source = broken((window, turn) => (turn === 0 ? window.subarray(0, 10) : window.subarray(0, 0)));
    await expect(
      makeTransport().putPart(partRequest({ url: store.url, source, end: 1000 })),
    ).rejects.toMatchObject({
      code: "source-length",
      message: expect.stringContaining("only 10 of the 1000 bytes"),
    });
    expect(store.received).toEqual([]);
  });

  test("too many bytes: the part fails", async () => {
    const store = await partServer();
    const source = broken((window) => window.subarray(0, 700));
    await expect(
      makeTransport().putPart(partRequest({ url: store.url, source, end: 1000 })),
    ).rejects.toMatchObject({
      code: "source-length",
      message: expect.stringContaining("more than the 1000 bytes"),
    });
    expect(store.received).toEqual([]);
  });

  test("its own error is returned unchanged", async () => {
    const store = await partServer();
    const failure = new Error("boom");
    const source = broken((window, turn) => {
      if (turn === 3) throw failure;
      return window.subarray(0, 100_000);
    });
    await expect(makeTransport().putPart(partRequest({ url: store.url, source }))).rejects.toBe(failure);
  });

  test("an error while it is opened is returned unchanged", async () => {
    const store = await partServer();
    const request = partRequest({ url: store.url, end: 10 ** 9 });
    await expect(makeTransport().putPart(request)).rejects.toBeInstanceOf(RangeError);
  });
});

describe("an upload URL that cannot be used", () => {
  test.each(["ftp://store/p?sig=secret", "file:///etc/passwd", "/relative?sig=secret", "https://"])(
    "%s is refused without its signature in the message",
    async (url) => {
      const error = await makeTransport()
        .putPart(partRequest({ url }))
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "connection-failed", retryable: false, mayHaveArrived: false });
      expect(String(error)).toMatch(/is not an http or https URL/);
      expect(String(error)).not.toContain("secret");
    },
  );
});

test("a closed transport sends nothing more, and aborts the parts in flight", async () => {
  const arrived = deferred();
  const store = await partServer((request) => {
    request.resume();
    arrived.resolve();
    return true;
  });
  const sender = makeTransport();
  const under = sender.putPart(partRequest({ url: store.url })).catch((thrown: unknown) => thrown);
  await arrived.promise;
  await sender.close();
  expect(await under).toMatchObject({ code: "connection-lost", retryable: false });
  await expect(sender.putPart(partRequest({ url: store.url }))).rejects.toThrow("The transport was closed.");
  await sender.close();
});
