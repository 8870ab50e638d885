import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryBudget } from "../../src/scheduler/memory-budget.js";
import { pacedSource } from "../../src/scheduler/paced-source.js";
import { createRateLimit } from "../../src/scheduler/rate-limit.js";
import { createRetryBudget } from "../../src/scheduler/retry-budget.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { manualClock, settle } from "../doubles/manual-clock.js";

describe("the memory budget", () => {
  it("is never exceeded, except by a single part that is larger than the whole budget", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 1, max: 60 })),
        (capacity, wishes) => {
          const budget = createMemoryBudget(capacity);
          const held: number[] = [];
          for (const wish of wishes) {
            if (budget.reserve(wish)) held.push(wish);
            else budget.release(held.shift() ?? 0);
            const sum = held.reduce((a, b) => a + b, 0);
            if (budget.reserved !== sum || (sum > capacity && held.length > 1)) return false;
          }
          return true;
        },
      ),
    );
  });
});

describe("the retry budget", () => {
  it("is used up if nothing succeeds, and refilled by successful parts", () => {
    const budget = createRetryBudget(3);
    expect([budget.spend(), budget.spend(), budget.spend(), budget.spend()]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    budget.payBack();
    expect(budget.left).toBe(3);
    expect(budget.spend()).toBe(true);
  });
});

describe("the bandwidth limit", () => {
  it("allows no more than the rate and a burst, for any number of parts", async () => {
    const clock = manualClock(0);
    const limit = createRateLimit(1_000_000, clock);
    const { signal } = new AbortController();
    let out = 0;
    const takers = Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 20; i += 1) {
        await limit.take(25_000, signal);
        out += 25_000;
      }
    });
    for (let now = 0; now <= 2_000; now += 100) {
      expect(out).toBeLessThanOrEqual(1_000 * now + 50_000);
      await clock.advance(100);
    }
    await Promise.all(takers);
    expect(out).toBe(2_000_000);
  });

  it("catches up after a pause, but not for more than a quarter of a second", async () => {
    const clock = manualClock(0);
    const limit = createRateLimit(1_000_000, clock);
    const { signal } = new AbortController();
    const timeFor = async (bytes: number): Promise<number> => {
      const began = clock.now();
      let took: number | undefined;
      void limit.take(bytes, signal).then(() => {
        took = clock.now() - began;
      });
      for (await settle(); took === undefined; ) await clock.advance(50);
      return took;
    };
    expect(await timeFor(100_000)).toBe(100);
    await clock.advance(200);
    expect(await timeFor(200_000)).toBe(0);
    await clock.advance(10_000);
    expect(await timeFor(300_000)).toBe(50);
  });

  it("paces the bodies of a source in small steps and hides its blob", async () => {
    const clock = manualClock(0);
    const blob = Object.assign(bytesSource(new Uint8Array(100_000).fill(7)), { blob: () => new Blob() });
    const paced = pacedSource(blob, createRateLimit(200_000, clock));
    expect(paced.blob).toBeUndefined();
    const body = paced.open(0, 100_000);
    const window = new Uint8Array(1_000_000);
    let read = 0;
    const reading = (async () => {
      for (let view = await body.next(window); view.byteLength > 0; view = await body.next(window)) {
        expect(view.byteLength).toBeLessThanOrEqual(10_000);
        read += view.byteLength;
      }
    })();
    await clock.advance(250);
    expect(read).toBeLessThanOrEqual(60_000);
    await clock.advance(250);
    await reading;
    expect(read).toBe(100_000);
    await body.close();
  });

  it("releases a closed body immediately and leaves no timer", async () => {
    const clock = manualClock(0);
    const paced = pacedSource(bytesSource(new Uint8Array(100_000)), createRateLimit(1_000, clock));
    const body = paced.open(0, 100_000);
    const reading = body.next(new Uint8Array(50_000));
    const refused = expect(reading).rejects.toThrow("closed");
    await settle();
    await body.close();
    await refused;
    expect(clock.sleeping).toBe(0);
  });
});
