import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deferred, deferred } from "../../src/engine/deferred.js";
import { mayStart } from "../../src/scheduler/bytes-at-risk.js";
import type { PartFeed, Slot } from "../../src/scheduler/part-feed.js";
import { createScheduler, type Scheduler } from "../../src/scheduler/scheduler.js";
import { type ManualClock, manualClock, settle } from "../doubles/manual-clock.js";

const MB = 1_000_000;
/** ms. */
const STEP = 50;
const TIME_AT_RISK = 7500;

describe("one more part in flight", () => {
  const risks = (rate: number, ...bytes: number[]): boolean =>
    mayStart(
      bytes.map((megabytes) => megabytes * MB),
      TIME_AT_RISK,
      rate * MB,
    );

  it("starts if the link sends all of them in the given time", () => {
    expect(risks(1.3, 5, 5)).toBe(false);
    expect(risks(1.4, 5, 5)).toBe(true);
    expect(risks(1.9, 5, 5, 5)).toBe(false);
    expect(risks(2, 5, 5, 5)).toBe(true);
  });

  it("starts if all are small, even if the rate of the link is not known", () => {
    expect(risks(0, 1, 1, 1, 1, 1, 1, 1)).toBe(true);
    expect(risks(0, 5, 1)).toBe(true);
    expect(risks(0, 40, 1)).toBe(false);
  });

  it("always starts alone, however slow the link is", () => {
    expect(risks(0, 4000)).toBe(true);
  });
});

/** A link that the parts in flight share evenly. */
interface Link {
  readonly clock: ManualClock;
  readonly scheduler: Scheduler;
  /** Bytes sent of parts in flight. */
  readonly atRisk: number;
  readonly inFlight: number;
  readonly done: number;
  /** Passes one step at this rate, bytes per second. */
  step(rate: number): Promise<void>;
}

function link(bytes: number, parts: number): Link {
  const clock = manualClock();
  const scheduler = createScheduler({ clock, cap: 5, timeAtRisk: TIME_AT_RISK });
  const open = new Map<Slot, { sent: number; readonly end: Deferred<void> }>();
  let taken = 0;
  let done = 0;
  const feed: PartFeed = {
    holder: {},
    largest: bytes,
    holds: () => 0,
    readyAt: () => (taken < parts ? 0 : undefined),
    take() {
      taken += 1;
      return {
        bytes,
        givenUp: 0,
        run(slot) {
          const end = deferred<void>();
          open.set(slot, { sent: 0, end });
          return end.promise;
        },
        giveUp(): void {},
      };
    },
    onLook(): void {},
    onConcurrency(): void {},
  };
  scheduler.join(feed);
  return {
    clock,
    scheduler,
    get atRisk(): number {
      return [...open.values()].reduce((sum, { sent }) => sum + sent, 0);
    },
    get inFlight(): number {
      return open.size;
    },
    get done(): number {
      return done;
    },
    async step(rate): Promise<void> {
      const share = (rate * STEP) / 1000 / open.size;
      await clock.advance(STEP);
      for (const [slot, part] of open) {
        part.sent = Math.min(bytes, part.sent + share);
        slot.meter.wrote(part.sent, clock.now());
        if (part.sent < bytes) continue;
        open.delete(slot);
        done += 1;
        slot.answered();
        part.end.resolve();
        await settle();
      }
    },
  };
}

describe("a scheduler with a limited time at risk", () => {
  it("on a link of any rate, leaves at most what the link sends in that time at risk, or one part", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 100_000, max: 30 * MB }),
        fc.integer({ min: 5_242_881, max: 40 * MB }),
        async (rate, bytes) => {
          const made = link(bytes, 12);
          const allowed = Math.max(bytes, (Math.max(rate, MB) * TIME_AT_RISK) / 1000);
          const inOneStep = (rate * STEP) / 1000;
          for (let steps = 0; made.done < 8 && steps < 4000; steps += 1) {
            await made.step(rate);
            expect(made.atRisk).toBeLessThanOrEqual(allowed + 5 * inOneStep);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("on a slow link has under 8 MB at risk with the smallest parts, and one large part in flight", async () => {
    const [small, large] = [link(5_246_976, 20), link(16 * MB, 20)];
    for (let steps = 0; steps < 1200; steps += 1) {
      await small.step(MB);
      expect(small.atRisk).toBeLessThan(8 * MB);
      await large.step(MB);
      expect(large.inFlight).toBe(1);
    }
    expect(small.done).toBeGreaterThan(9);
    expect(small.scheduler.partTarget).toBeLessThan(4 * MB);
  });

  it("fills a fast link as soon as the first part has shown its rate, and then requests larger parts", async () => {
    const made = link(5_246_976, 200);
    expect(made.inFlight).toBe(1);
    while (made.done < 1) await made.step(100 * MB);
    expect(made.inFlight).toBeGreaterThanOrEqual(4);
    expect(made.scheduler.partTarget).toBeGreaterThan(16 * MB);
  });

  it("follows a link that becomes slower", async () => {
    const made = link(5_246_976, 200);
    while (made.done < 10) await made.step(20 * MB);
    const before = made.done + made.inFlight;
    while (made.done < before + 2) await made.step(MB);
    expect(made.atRisk).toBeLessThan(8 * MB);
    expect(made.inFlight).toBeLessThanOrEqual(2);
  });
});
