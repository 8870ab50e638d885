import type { Clock, FilesClient } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import { type Journal, memoryJournal } from "../../src/journal/journal.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { readRange } from "../../src/testing/read-range.js";
import type { Transport } from "../../src/transport/transport.js";
import { createHandle } from "../../src/upload/create-handle.js";
import { portablePersistence } from "../../src/upload/portable.js";
import { fakeService } from "../doubles/fake-client.js";
import { settle } from "../doubles/manual-clock.js";
import { countingSignal } from "../transport/counting-signal.js";

/**
 * An upload waits only for its ports. Each call of a port, and each end of a call, is a point for an abort.
 */

const PART = 6 * 1024 * 1024;
const PARTS = 3;

type Point = (what: string) => void;

/**
 * The same object. `point` is called when one of its methods is called, and when the result of the method
 * settles.
 */
function watched<T extends object>(name: string, port: T, point: Point): T {
  return new Proxy(port, {
    get(target, key): unknown {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function") return member;
      return (...given: unknown[]): unknown => {
        point(`${name}.${String(key)}`);
        const result: unknown = Reflect.apply(member, target, given);
        return result instanceof Promise
          ? result.finally(() => point(`${name}.${String(key)} ends`))
          : result;
      };
    },
  });
}

/** Reads each part as a real transport would, and responds a moment later. */
function readingTransport(): Transport & { readonly running: number; readonly begun: number } {
  let running = 0;
  let begun = 0;
  return {
    get running(): number {
      return running;
    },
    get begun(): number {
      return begun;
    },
    async putPart({ source, start, end, signal }) {
      signal.throwIfAborted();
      running += 1;
      begun += 1;
      try {
        await readRange(source, start, end, PART / 2);
        signal.throwIfAborted();
        await settle();
        signal.throwIfAborted();
        return { status: 200, headers: {}, body: "", bytesWritten: end - start };
      } finally {
        running -= 1;
      }
    },
    async close() {},
  };
}

/** The clock does not move, and every pause ends immediately. */
const hurried: Clock = {
  now: () => 0,
  async sleep(_, signal) {
    signal?.throwIfAborted();
    await settle();
    signal?.throwIfAborted();
  },
};

/** An upload that is aborted at its `at`-th point. */
async function uploadUntil(at: number) {
  const { controller, signal, listeners } = countingSignal();
  const reason = new Error(`at point ${at}`);
  const points: string[] = [];
  const point: Point = (what) => {
    if (points.length === at) controller.abort(reason);
    points.push(what);
  };
  const transport = readingTransport();
  const service = fakeService({ notYet: 2 });
  const client: FilesClient = watched("client", service.client, point);
  const bytes = bytesSource(new Uint8Array(PARTS * PART), { name: "test.bin" });
  const source: Source = watched("source", bytes, point);
  const journal: Journal = watched("journal", memoryJournal(), point);
  const platform = {
    open: (input: Source) => ({ source: input, owned: true }),
    persistence: () => portablePersistence,
    transport: () => watched("transport", transport, point),
  };
  const clock: Clock = watched("clock", hurried, (what) => {
    if (!what.startsWith("clock.now")) point(what);
  });
  const options = { partSize: PART, concurrency: 2, clock, journal, signal };
  const ended = await createHandle(platform, client, source, options)
    .start()
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  return { ended, reason, points, transport, service, listeners };
}

describe("an abort at any call of a port, or at any end of one", () => {
  it("rejects with its reason; nothing runs, nothing begins and no listener is left", async () => {
    const whole = await uploadUntil(Number.POSITIVE_INFINITY);
    expect(whole.ended).toBeUndefined();
    expect(whole.points.length).toBeGreaterThan(60);
    expect(whole.listeners()).toBe(0);
    const lastCall = whole.points.lastIndexOf("client.byIdsFiles ends");
    for (let at = 0; at < whole.points.length; at += 1) {
      const { ended, reason, transport, service, listeners } = await uploadUntil(at);
      const where = `point ${at}: ${whole.points[at]}`;
      // After the service has reported the file as uploaded, nothing can be aborted any more.
      if (ended !== undefined || at < lastCall) expect(ended, where).toBe(reason);
      expect([transport.running, listeners()], where).toEqual([0, 0]);
      const before = [transport.begun, service.calls.length];
      await settle();
      await settle();
      expect([transport.begun, service.calls.length], where).toEqual(before);
    }
  });
});
