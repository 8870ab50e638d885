import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { StaleConnectionError } from "../../src/transport/stale-connection-error.js";
import { pattern } from "../sources/pattern.js";
import { errorOf, makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";
import { rawServer } from "./raw-server.js";

const large = bytesSource(pattern(32 * 1024 * 1024));
const OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

describe("no connection", () => {
  test("refused: nothing can have arrived", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const error = await errorOf(
      makeTransport().putPart(partRequest({ url: `http://127.0.0.1:${port}/?sig=secret` })),
    );
    expect(error).toMatchObject({ code: "connection-failed", mayHaveArrived: false, retryable: true });
    expect(String(error)).toContain(`127.0.0.1:${port} refused the connection, so part 1 was not sent.`);
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  test("a host that does not exist", async () => {
    const error = await errorOf(makeTransport().putPart(partRequest({ url: "http://store.invalid/p" })));
    expect(error).toMatchObject({ code: "connection-failed", mayHaveArrived: false });
    expect(String(error)).toMatch(
      /store\.invalid (is an unknown host name|could not be resolved at the moment)/,
    );
  });
});

describe("a connection that breaks", () => {
  test.each([
    ["at the first byte", 0],
    ["in the middle", 8 * 1024 * 1024],
    ["after the last byte", 32 * 1024 * 1024],
  ])("%s is lost, and the part may have arrived", async (_when, after) => {
    const store = await rawServer((socket) => {
      let seen = 0;
      socket.on("data", (chunk) => {
        seen += chunk.length;
        if (seen > after) socket.resetAndDestroy();
      });
    });
    const error = await errorOf(
      makeTransport().putPart(partRequest({ url: store.url, source: large, partNumber: 3 })),
    );
    expect(error).toMatchObject({
      name: "NetworkError",
      code: "connection-lost",
      mayHaveArrived: true,
      retryable: true,
    });
    expect(String(error)).toMatch(
      /The connection to 127\.0\.0\.1:\d+ broke after \d+ of 33554432 bytes of part 3/,
    );
    expect(error).not.toBeInstanceOf(StaleConnectionError);
    await store.idle();
  });

  test("closed properly, without a response, is lost as well", async () => {
    const store = await rawServer((socket) => {
      let seen = 0;
      socket.on("data", (chunk) => {
        seen += chunk.length;
        if (seen > 200_000) socket.end();
      });
    });
    expect(await errorOf(makeTransport().putPart(partRequest({ url: store.url })))).toMatchObject({
      code: "connection-lost",
    });
  });

  test("a response that is not HTTP is reported as such", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => socket.write("SSH-2.0-OpenSSH_9.2\r\n"));
    });
    const error = await errorOf(makeTransport().putPart(partRequest({ url: store.url })));
    expect(String(error)).toMatch(/The response of 127\.0\.0\.1:\d+ to part 1 is not HTTP \(HPE_/);
  });
});

describe("a persistent connection that the store closed meanwhile", () => {
  /** Responds to the first request, then resets that connection as soon as it is reused. */
  const forgetful = (): ReturnType<typeof rawServer> =>
    rawServer((socket, count) => {
      let seen = 0;
      socket.on("data", (chunk) => {
        if (count === 1 && seen > 0) socket.resetAndDestroy();
        seen += chunk.length;
        if (seen === chunk.length && count === 1) socket.write(OK);
        if (seen > 200_000 && count > 1) socket.write(OK);
      });
    });
  const empty = bytesSource(new Uint8Array(0));

  test("is distinguished, so that the part can be sent again immediately", async () => {
    const store = await forgetful();
    const sender = makeTransport();
    expect(await sender.putPart(partRequest({ url: store.url, source: empty }))).toMatchObject({
      status: 200,
    });
    const error = await errorOf(sender.putPart(partRequest({ url: store.url, partNumber: 2 })));
    expect(error).toBeInstanceOf(StaleConnectionError);
    expect(error).toMatchObject({ costsAttempt: false, code: "connection-lost", retryable: true });
    expect(String(error)).toContain("had closed the idle connection that part 2 was about to use.");
    expect(await sender.putPart(partRequest({ url: store.url, partNumber: 2, attempt: 2 }))).toMatchObject({
      status: 200,
    });
  });

  test("closes the other idle connections, which are as old", async () => {
    let resetNext = false;
    const store = await partServer((request) => {
      if (!resetNext) return false;
      resetNext = false;
      request.socket.resetAndDestroy();
      return true;
    });
    const sender = makeTransport();
    const round = (): Promise<unknown> =>
      Promise.all([1, 2, 3].map((partNumber) => sender.putPart(partRequest({ url: store.url, partNumber }))));
    await round();
    expect(store.connections).toBe(3);
    resetNext = true;
    expect(await errorOf(sender.putPart(partRequest({ url: store.url })))).toBeInstanceOf(
      StaleConnectionError,
    );
    await round();
    expect(store.connections).toBe(6);
  });

  test("keeps a connection that breaks after more bytes than its buffers can hold", async () => {
    const store = await rawServer((socket) => {
      let seen = 0;
      socket.on("data", (chunk) => {
        const before = seen;
        seen += chunk.length;
        if (before === 0) socket.write(OK);
        if (seen > 24 * 1024 * 1024) socket.resetAndDestroy();
      });
    });
    const sender = makeTransport();
    await sender.putPart(partRequest({ url: store.url, source: bytesSource(new Uint8Array(0)) }));
    const error = await errorOf(sender.putPart(partRequest({ url: store.url, source: large })));
    expect(error).toMatchObject({ name: "NetworkError", code: "connection-lost" });
    expect(error).not.toBeInstanceOf(StaleConnectionError);
  });
});
