import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveConcurrency, memoryLimitMessage } from "../../src/scheduler/effective-concurrency.js";
import type { PartFeed } from "../../src/scheduler/part-feed.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { manualClock } from "../doubles/manual-clock.js";

const MIB = 1024 * 1024;

/** A transport whose first parts hold more memory than the others, as with wide and narrow windows. */
const holding = fc
  .record({ first: fc.integer({ min: 1, max: 64 }), wide: fc.nat(6), later: fc.integer({ min: 1, max: 64 }) })
  .map(
    ({ first, wide, later }) =>
      (lane: number) =>
        (lane < wide ? first : later) * MIB,
  );

const limits = fc.record({
  wanted: fc.integer({ min: 1, max: 64 }),
  memory: fc.integer({ min: 1, max: 512 * MIB }),
  holds: holding,
  parts: fc.integer({ min: 1, max: 250 }),
});

const held = (holds: (lane: number) => number, count: number): number =>
  Array.from({ length: count }, (_, lane) => holds(lane)).reduce((sum, bytes) => sum + bytes, 0);

function feedOf(parts: number, holds: (lane: number) => number): PartFeed {
  let left = parts;
  return {
    holder: holds,
    largest: 0,
    holds,
    take() {
      if (left === 0) return undefined;
      left -= 1;
      return { bytes: 1, givenUp: 0, run: () => new Promise<void>(() => {}), giveUp(): void {} };
    },
    readyAt: () => (left > 0 ? 0 : undefined),
    onLook(): void {},
    onConcurrency(): void {},
  };
}

describe("the number of parts in flight", () => {
  it("is the largest that concurrency, memory and the file allow, and at least one", () => {
    fc.assert(
      fc.property(limits, ({ wanted, memory, holds, parts }) => {
        const { count, limitedBy } = effectiveConcurrency({ wanted, memory, holds, parts });
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(Math.min(wanted, parts));
        if (count > 1) expect(held(holds, count)).toBeLessThanOrEqual(memory);
        if (count < Math.min(wanted, parts)) expect(held(holds, count + 1)).toBeGreaterThan(memory);
        expect(limitedBy === "memory").toBe(count < Math.min(wanted, parts));
      }),
    );
  });

  it("is the number that the scheduler runs and reports", () => {
    fc.assert(
      fc.property(limits, ({ wanted, memory, holds, parts }) => {
        const scheduler = createScheduler({ concurrency: wanted, memory, clock: manualClock() });
        const leave = scheduler.join(feedOf(parts, holds));
        const { count } = effectiveConcurrency({ wanted, memory, holds, parts });
        expect(scheduler.running).toBe(count);
        expect(scheduler.concurrency).toBe(effectiveConcurrency({ wanted, memory, holds }).count);
        leave();
      }),
    );
  });

  it("is the requested number, if no memory limit was given", () => {
    for (const concurrency of [1, 16, 17, 32, 100]) {
      const scheduler = createScheduler({ concurrency, clock: manualClock() });
      scheduler.join(feedOf(250, () => 4 * MIB));
      expect([scheduler.running, scheduler.concurrency]).toEqual([concurrency, concurrency]);
    }
  });
});

it("a message names the number, the memory of a part, the limit, and both ways out", () => {
  fc.assert(
    fc.property(limits, ({ wanted, memory, holds, parts }) => {
      const message = memoryLimitMessage({ wanted, memory, holds, parts });
      const { count, limitedBy } = effectiveConcurrency({ wanted, memory, holds, parts });
      if (limitedBy !== "memory") {
        expect(message).toBeUndefined();
        return;
      }
      expect(message).toContain(`At most ${count} instead of ${wanted} parts`);
      expect(message).toContain(`the limit is ${memory} bytes`);
      const raised = Number(/Raise the memory limit to (\d+) bytes/.exec(message ?? "")?.[1]);
      const { count: then } = effectiveConcurrency({ wanted, memory: raised, holds, parts });
      expect(then).toBe(Math.min(wanted, parts));
    }),
  );
});

it("the small parts of other files do not starve a large part", async () => {
  const ends: (() => void)[] = [];
  const started: string[] = [];
  const endless = (name: string, bytes: number): PartFeed => ({
    holder: {},
    largest: 0,
    holds: () => bytes,
    take: () => ({
      bytes,
      givenUp: 0,
      run: () => {
        started.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      },
      giveUp(): void {},
    }),
    readyAt: () => 0,
    onLook(): void {},
    onConcurrency(): void {},
  });
  const scheduler = createScheduler({ concurrency: 4, memory: 8 * MIB, clock: manualClock() });
  const leaves = [endless("small", MIB), endless("large", 8 * MIB)].map((feed) => scheduler.join(feed));
  for (let round = 0; round < 12; round += 1) {
    ends.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  expect(started).toContain("large");
  for (const leave of leaves) leave();
});
