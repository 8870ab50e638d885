import { describe, expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { pattern } from "../sources/pattern.js";
import { blackhole } from "./blackhole.js";
import { errorOf, makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";
import { rawServer } from "./raw-server.js";

const bytes = pattern(24 * 1024 * 1024);
const reason = new Error("enough");

describe("an abort rejects with its reason, after the connection is closed", () => {
  test("before anything began", async () => {
    const store = await partServer();
    const signal = AbortSignal.abort(reason);
    expect(await errorOf(makeTransport().putPart(partRequest({ url: store.url, signal })))).toBe(reason);
    expect(store.connections).toBe(0);
  });

  test("right after the call", async () => {
    const store = await partServer();
    const stop = new AbortController();
    const sending = makeTransport().putPart(partRequest({ url: store.url, signal: stop.signal }));
    stop.abort(reason);
    expect(await errorOf(sending)).toBe(reason);
    expect(store.received).toEqual([]);
  });

  test("while connecting", async () => {
    const { url } = await blackhole();
    const stop = new AbortController();
    const sending = makeTransport().putPart(partRequest({ url, signal: stop.signal }));
    setTimeout(() => stop.abort(reason), 20);
    expect(await errorOf(sending)).toBe(reason);
  });

  test.each([0, 1, 300_000, 1_048_576, 5_000_001, bytes.length - 1])("at byte %i", async (at) => {
    const store = await rawServer((socket) => socket.resume());
    const stop = new AbortController();
    const source = stoppingAt(at, () => stop.abort(reason));
    const sending = makeTransport({ windowSize: 300_000 }).putPart(
      partRequest({ url: store.url, source, signal: stop.signal }),
    );
    expect(await errorOf(sending)).toBe(reason);
    await store.idle();
  });

  test("while the store does not read", async () => {
    const store = await rawServer((socket) => {
      socket.pause();
    });
    const stop = new AbortController();
    const source = bytesSource(bytes);
    const sending = makeTransport().putPart(partRequest({ url: store.url, source, signal: stop.signal }));
    setTimeout(() => stop.abort(reason), 50);
    expect(await errorOf(sending)).toBe(reason);
  });

  test("while waiting for the response, and in the middle of it", async () => {
    for (const head of ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"]) {
      const stop = new AbortController();
      const store = await rawServer((socket) => {
        let seen = 0;
        socket.on("data", (chunk) => {
          seen += chunk.length;
          if (seen < 200_000) return;
          socket.write(head);
          setTimeout(() => stop.abort(reason), 20);
        });
      });
      expect(
        await errorOf(makeTransport().putPart(partRequest({ url: store.url, signal: stop.signal }))),
      ).toBe(reason);
      await store.idle();
    }
  });

  test("while the source is being read: the body is closed, and its window is not used before the read is over", async () => {
    const store = await rawServer((socket) => socket.resume());
    const stop = new AbortController();
    let finishRead = (): void => {};
    let closed = 0;
    let reading = true;
    const slow: Source = {
      ...bytesSource(bytes),
      open: () => ({
        next: (window) =>
          new Promise((resolve) => {
            setTimeout(() => stop.abort(reason), 10);
            finishRead = () => {
              reading = false;
              resolve(window.fill(1));
            };
          }),
        close: async () => {
          closed += 1;
        },
      }),
    };
    const sender = makeTransport({ windowSize: 100_000 });
    expect(
      await errorOf(sender.putPart(partRequest({ url: store.url, source: slow, signal: stop.signal }))),
    ).toBe(reason);
    expect(closed).toBeGreaterThan(0);
    const windows = new Set<ArrayBufferLike>();
    const good = await partServer();
    const watching: Source = {
      ...bytesSource(bytes),
      open: (start, end) => {
        const body = bytesSource(bytes).open(start, end);
        return {
          next: (window) => {
            expect(reading).toBe(true);
            windows.add(window.buffer);
            return body.next(window);
          },
          close: () => body.close(),
        };
      },
    };
    await sender.putPart(partRequest({ url: good.url, source: watching, end: 1_000_000 }));
    expect(windows.size).toBe(2);
    finishRead();
  });
});

test("after an abort the store gets no further byte of the part, and the next part arrives over a new connection", async () => {
  const store = await partServer();
  const sender = makeTransport({ windowSize: 100_000 });
  const stop = new AbortController();
  const source = stoppingAt(1_000_000, () => stop.abort(reason));
  await errorOf(sender.putPart(partRequest({ url: store.url, source, signal: stop.signal })));
  const answer = await sender.putPart(
    partRequest({ url: store.url, source: bytesSource(bytes), end: 2_000_000 }),
  );
  expect(answer.status).toBe(200);
  expect(store.received.map((part) => part.bytes)).toEqual([2_000_000]);
  expect(store.connections).toBe(2);
});

/** The bytes, and a callback when the body is asked for those at `at`. */
function stoppingAt(at: number, stop: () => void): Source {
  const source = bytesSource(bytes);
  return {
    ...source,
    open: (start, end) => {
      const body = source.open(start, end);
      let position = start;
      return {
        next: async (window) => {
          const view = await body.next(window);
          if (position <= at && at < position + view.byteLength) stop();
          position += view.byteLength;
          return view;
        },
        close: () => body.close(),
      };
    },
  };
}
