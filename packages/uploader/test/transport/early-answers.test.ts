import { describe, expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { manualClock, passUntil } from "../doubles/manual-clock.js";
import { pattern } from "../sources/pattern.js";
import { deferred } from "./deferred.js";
import { errorOf, makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";
import { rawServer } from "./raw-server.js";

/**
 * More bytes than the socket buffers of both ends hold, so the store must read before the last bytes are
 * sent.
 */
const large = bytesSource(pattern(48 * 1024 * 1024));

const REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nContent-Length: 37\r\n\r\n";
const BODY = "<Error><Code>Expired</Code></Error>\r\n";

describe("a response that comes before the part is sent", () => {
  test.each([403, 501, 200])("of %i ends the attempt and reports the bytes written", async (status) => {
    const store = await rawServer((socket) => {
      socket.once("data", () => {
        socket.pause();
        socket.write(`HTTP/1.1 ${status} X\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`);
      });
    });
    const answer = await makeTransport().putPart(partRequest({ url: store.url, source: large }));
    expect(answer).toMatchObject({ status, body: BODY });
    expect(answer.bytesWritten).toBeLessThan(large.size);
    for (const socket of store.sockets) socket.resume();
    await store.idle();
  });

  test("ends the connection: nothing else is ever sent over it", async () => {
    let first = true;
    const store = await partServer((request, response) => {
      if (!first) return false;
      first = false;
      request.once("data", () => {
        request.pause();
        response.writeHead(403).end(BODY);
      });
      return true;
    });
    const sender = makeTransport();
    expect(await sender.putPart(partRequest({ url: store.url, source: large }))).toMatchObject({
      status: 403,
    });
    expect(await sender.putPart(partRequest({ url: store.url }))).toMatchObject({ status: 200 });
    expect(store.connections).toBe(2);
  });

  test("is received although the store closes the connection after it", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => {
        socket.pause();
        socket.end(REFUSAL + BODY);
      });
    });
    const answer = await makeTransport().putPart(partRequest({ url: store.url, source: large }));
    expect(answer).toMatchObject({ status: 403, body: BODY });
  });

  test("that breaks off is still a refusal", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => {
        socket.pause();
        socket.write(`${REFUSAL}<Error>`, () => socket.destroy());
      });
    });
    const answer = await makeTransport().putPart(partRequest({ url: store.url, source: large }));
    expect(answer).toMatchObject({ status: 403, body: "<Error>" });
  });

  test("that never ends is a refusal too, after the time limit", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => {
        socket.pause();
        socket.write(`${REFUSAL}<Error>`);
      });
    });
    const clock = manualClock();
    const seen = deferred();
    // The response ends the part: its body is closed. Only then does time pass.
    const source: Source = {
      ...large,
      open(start, end) {
        const body = large.open(start, end);
        return { next: (window) => body.next(window), close: async () => seen.resolve() };
      },
    };
    const answer = makeTransport({ clock }).putPart(partRequest({ url: store.url, source }));
    await seen.promise;
    await passUntil(answer, clock, 5000);
    expect(await answer).toMatchObject({ status: 403, body: "<Error>" });
  });

  test("before the first byte of the source does not wait for the source", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => socket.write(REFUSAL + BODY));
    });
    let closed = false;
    let turn = 0;
    const source = {
      ...bytesSource(pattern(1000)),
      open: () => ({
        next: (window: Uint8Array): Promise<Uint8Array> =>
          turn++ === 0 ? Promise.resolve(window.subarray(0, 10)) : new Promise(() => {}),
        close: async () => {
          closed = true;
        },
      }),
    };
    const answer = await makeTransport().putPart(partRequest({ url: store.url, source }));
    expect(answer.status).toBe(403);
    expect(closed).toBe(true);
  });
});

describe("a 2xx response", () => {
  test("whose body breaks off does not count: the part may be repeated", async () => {
    const store = await rawServer((socket) => {
      let seen = 0;
      socket.on("data", (chunk) => {
        seen += chunk.length;
        if (seen >= 200_000)
          socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", () => socket.destroy());
      });
    });
    const error = await errorOf(makeTransport().putPart(partRequest({ url: store.url })));
    expect(error).toMatchObject({ code: "connection-lost", mayHaveArrived: true, retryable: true });
    expect(String(error)).toContain("in the middle of the response to part 1");
  });

  test("while the last window is still in the socket counts as early, and reports the bytes written", async () => {
    const clock = manualClock();
    const arrived = deferred();
    const store = await rawServer((socket) => {
      socket.once("data", () => {
        socket.pause();
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        arrived.resolve();
      });
    });
    // Many checks of the watchdog, and a limit for the body that they do not reach. Only the wait for the
    // last window can end.
    const timeouts = { connect: 1000, transfer: 1e9, answer: 1e9 };
    const sender = makeTransport({ clock, windowSize: large.size, timeouts });
    const answer = sender.putPart(partRequest({ url: store.url, source: large }));
    await arrived.promise;
    await passUntil(answer, clock, 250);
    expect(await answer).toMatchObject({ status: 200, bytesWritten: 0 });
  });
});
