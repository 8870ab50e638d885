import { describe, expect, test } from "vitest";
import { PartTimeoutError, resolveTimeouts } from "../../src/net/timeouts.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { manualClock, passUntil } from "../doubles/manual-clock.js";
import { pattern } from "../sources/pattern.js";
import { blackhole } from "./blackhole.js";
import { deferred } from "./deferred.js";
import { errorOf, makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";
import { rawServer } from "./raw-server.js";

const large = bytesSource(pattern(48 * 1024 * 1024));
const LONG = 60_000;

test("the defaults are half a minute to connect and for a byte, and two minutes for the response", () => {
  expect(resolveTimeouts()).toEqual({ connect: 30_000, transfer: 30_000, answer: 120_000 });
  expect(resolveTimeouts({ connect: undefined, answer: 5 })).toEqual({
    connect: 30_000,
    transfer: 30_000,
    answer: 5,
  });
});

describe("no connection in time", () => {
  test("because the host accepts none", async () => {
    const { url } = await blackhole();
    const sender = makeTransport({ timeouts: { connect: 100, transfer: LONG, answer: LONG } });
    const error = await errorOf(sender.putPart(partRequest({ url, partNumber: 7 })));
    expect(error).toBeInstanceOf(PartTimeoutError);
    expect(error).toMatchObject({
      code: "attempt-timeout",
      phase: "connect",
      timeout: 100,
      mayHaveArrived: false,
    });
    expect(String(error)).toContain(`No connection to ${new URL(url).host} for part 7 within 0.1 s.`);
  });

  test("because the TLS handshake hangs", async () => {
    const store = await rawServer((socket) => socket.resume());
    const sender = makeTransport({ timeouts: { connect: 100, transfer: LONG, answer: LONG } });
    const error = await errorOf(sender.putPart(partRequest({ url: store.url.replace("http:", "https:") })));
    expect(error).toMatchObject({ phase: "connect" });
    await store.idle();
  });
});

describe("no byte moves", () => {
  test("because the store stops reading", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => socket.pause());
    });
    const sender = makeTransport({ timeouts: { connect: LONG, transfer: 100, answer: LONG } });
    const error = await errorOf(sender.putPart(partRequest({ url: store.url, source: large })));
    expect(error).toMatchObject({ phase: "transfer", timeout: 100, mayHaveArrived: true });
    expect(String(error)).toMatch(
      /No byte of part 1 moved for 0\.1 s: 127\.0\.0\.1:\d+ took \d+ of 50331648 bytes/,
    );
    for (const socket of store.sockets) socket.resume();
    await store.idle();
  });

  test("the message does not blame the store if the source returns no bytes", async () => {
    const store = await rawServer((socket) => socket.resume());
    let closed = false;
    const source: Source = {
      ...large,
      open: () => ({
        next: () => new Promise(() => {}),
        close: async () => {
          closed = true;
        },
      }),
    };
    const sender = makeTransport({ timeouts: { connect: LONG, transfer: 100, answer: LONG } });
    const error = await errorOf(sender.putPart(partRequest({ url: store.url, source })));
    expect(String(error)).toContain(
      "The source returned no bytes for 0.1 s, after 0 of 50331648 bytes of part 1.",
    );
    expect(closed).toBe(true);
    await store.idle();
  });

  test("a window that drains slowly is not a stall, although its write is not done", async () => {
    // One window holds the whole part. The store reads it in chunks that are larger than the socket buffers.
    // It waits less than the limit after each chunk, but longer than the limit after all of them.
    const limit = 400;
    const gulp = large.size / 3;
    const clock = manualClock();
    const store = await rawServer((socket) => {
      let seen = 0;
      let gulps = 0;
      socket.on("data", (chunk) => {
        seen += chunk.length;
        if (seen > (gulps + 1) * gulp) {
          gulps += 1;
          socket.pause();
          void clock.advance(limit * 0.75).then(() => socket.resume());
        }
        if (seen > large.size) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      });
    });
    const sender = makeTransport({
      clock,
      windowSize: large.size,
      timeouts: { connect: LONG, transfer: limit, answer: LONG },
    });
    const written: number[] = [];
    const answer = await sender.putPart(
      partRequest({ url: store.url, source: large, onWritten: (bytes) => written.push(bytes) }),
    );
    expect(answer.status).toBe(200);
    expect(written).toEqual([large.size]);
  });
});

describe("no answer", () => {
  test("after the last byte", async () => {
    const store = await rawServer((socket) => socket.resume());
    const sender = makeTransport({ timeouts: { connect: LONG, transfer: LONG, answer: 100 } });
    const error = await errorOf(sender.putPart(partRequest({ url: store.url })));
    expect(error).toMatchObject({ phase: "answer", mayHaveArrived: true });
    expect(String(error)).toMatch(/127\.0\.0\.1:\d+ did not finish its response to part 1 within/);
    await store.idle();
  });

  test("to an empty part", async () => {
    const store = await rawServer((socket) => socket.resume());
    const sender = makeTransport({ timeouts: { connect: LONG, transfer: LONG, answer: 100 } });
    const error = await errorOf(
      sender.putPart(partRequest({ url: store.url, source: bytesSource(new Uint8Array(0)) })),
    );
    expect(error).toMatchObject({ phase: "answer", timeout: 100 });
  });

  test("that continues in the middle of a 2xx", async () => {
    const store = await rawServer((socket) => {
      let seen = 0;
      socket.on("data", (chunk) => {
        seen += chunk.length;
        if (seen > 200_000) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
      });
    });
    const clock = manualClock();
    const sender = makeTransport({ clock, timeouts: { connect: LONG, transfer: 100, answer: LONG } });
    const sent = deferred();
    const onWritten = (bytes: number): void => void (bytes === 200_000 && sent.resolve());
    const error = errorOf(sender.putPart(partRequest({ url: store.url, onWritten })));
    // Time passes only after everything is written, so only the limit of the response can be reached.
    await sent.promise;
    await passUntil(error, clock, 25);
    expect(await error).toMatchObject({ phase: "answer", timeout: 100 });
  });
});

test("an attempt after a stalled one uses a new connection and arrives", async () => {
  const store = await partServer((request, _response, count) => {
    if (count > 1) return false;
    request.once("data", () => request.pause());
    return true;
  });
  const sender = makeTransport({ timeouts: { transfer: 100 } });
  expect(await errorOf(sender.putPart(partRequest({ url: store.url, source: large })))).toMatchObject({
    phase: "transfer",
  });
  const calm = makeTransport();
  expect(await calm.putPart(partRequest({ url: store.url, source: large, attempt: 2 }))).toMatchObject({
    status: 200,
  });
});
