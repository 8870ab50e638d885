import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { createWindowPool, nextFill } from "../../src/transport/node/window-pool.js";
import { pattern } from "../sources/pattern.js";
import { makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";

const KiB = 1024;
const MiB = 1024 * KiB;

/** The final fill of windows on a connection with the given bytes per ms. */
function settled(rate: number): number {
  const pair = createWindowPool({ wide: 2 * MiB, wideCount: 1, narrow: MiB, fill: MiB }).take();
  for (let drains = 0; drains < 20; drains += 1) pair.fill = nextFill(pair, pair.fill, pair.fill / rate);
  return pair.fill;
}

test.each([
  ["4 GB/s", 4_000_000, 2 * MiB],
  ["100 MB/s", 100_000, 2 * MiB],
  ["20 MB/s", 20_000, MiB],
  ["10 MB/s", 10_000, 512 * KiB],
  ["1 MB/s", 1000, 64 * KiB],
  ["a modem", 5, 64 * KiB],
])("a connection of %s fills its windows so that write callbacks still come often", (_, rate, fill) => {
  expect(settled(rate)).toBe(fill);
});

test("the fill of a window is at most its size and at least 64 KiB, with any times", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 * MiB }), fc.array(fc.nat({ max: 500 })), (size, times) => {
      const pair = createWindowPool({ wide: size, wideCount: 1, narrow: size, fill: MiB }).take();
      for (const elapsed of times) {
        pair.fill = nextFill(pair, pair.fill, elapsed);
        expect(pair.fill).toBeGreaterThanOrEqual(Math.min(size, 64 * KiB));
        expect(pair.fill).toBeLessThanOrEqual(size);
      }
    }),
  );
});

test("the short last window of a part does not change the fill", () => {
  const pair = createWindowPool({ wide: 2 * MiB, wideCount: 1, narrow: MiB, fill: MiB }).take();
  expect(nextFill(pair, 100, 0)).toBe(MiB);
  expect(nextFill(pair, 100, 1000)).toBe(MiB);
});

test("each read of the source requests the fill of a window, at first 1 MiB of 2", async () => {
  const bytes = pattern(7 * MiB + 11);
  const inner = bytesSource(bytes);
  const asked: number[] = [];
  const source = {
    ...inner,
    open: (start: number, end: number) => {
      const body = inner.open(start, end);
      return {
        next: (window: Uint8Array) => {
          asked.push(window.byteLength);
          return body.next(window);
        },
        close: () => body.close(),
      };
    },
  };
  const store = await partServer();
  const answer = await makeTransport().putPart(partRequest({ url: store.url, source }));
  expect(answer).toMatchObject({ status: 200 });
  expect(store.received.map((part) => part.bytes)).toEqual([bytes.length]);
  // The second is requested before the first has drained.
  expect(asked.slice(0, 2)).toEqual([MiB, MiB]);
  expect(Math.max(...asked)).toBeLessThanOrEqual(2 * MiB);
});
