import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planParts } from "../../src/plan/plan-parts.js";
import { partLength } from "../../src/plan/upload-plan.js";
import { createProgressMeter, createSpeedWindow } from "../../src/progress/progress-meter.js";
import { createAttemptMeter } from "../../src/scheduler/attempt-meter.js";
import { NOTHING_HIDDEN } from "../../src/scheduler/hidden-bytes.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { manualClock } from "../doubles/manual-clock.js";

const MIB = 1024 * 1024;
const scheduler = createScheduler({ clock: manualClock(0) });

describe("the progress that is shown", () => {
  it("never falls, never passes 100 %, and reaches it only when the upload is done", () => {
    const step = fc.record({
      part: fc.integer({ min: 0, max: 4 }),
      what: fc.constantFrom("write", "fail", "acknowledge", "lose", "look"),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      ms: fc.nat({ max: 3_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const plan = planParts(40 * MIB, { parts: 5 });
        const progress = createProgressMeter(plan);
        const meters = new Map<number, ReturnType<typeof createAttemptMeter>>();
        const done = new Set<number>();
        let now = 0;
        let shown = 0;
        let percent = 0;
        let sent = 0;
        for (const { part, what, share, ms } of steps) {
          now += ms;
          const range = plan.parts[part];
          if (range === undefined) continue;
          const meter = meters.get(part) ?? createAttemptMeter(partLength(range), now, () => NOTHING_HIDDEN);
          if (what === "write" && !done.has(part)) {
            if (!meters.has(part)) progress.started(meter);
            meters.set(part, meter);
            meter.wrote(Math.floor(share * partLength(range)), now);
          } else if (what === "acknowledge" && meters.has(part)) {
            meter.wrote(partLength(range), now);
            progress.acknowledged(range, meter);
            done.add(part);
            meters.delete(part);
          } else if (what === "fail" && meters.has(part)) {
            progress.ended(meter, now);
            meters.delete(part);
          } else if (what === "lose" && meters.size === 0) {
            progress.sessionLost();
            done.clear();
          }
          const snapshot = progress.snapshot(now, scheduler);
          if (snapshot.bytesShown < shown || snapshot.percent < percent || snapshot.bytesSent < sent)
            return false;
          if (snapshot.percent >= 100 || snapshot.bytesShown >= plan.size) return false;
          if (snapshot.bytesAcknowledged > plan.size || snapshot.partsDone !== done.size) return false;
          ({ bytesShown: shown, percent, bytesSent: sent } = snapshot);
        }
        progress.done();
        const last = progress.snapshot(now, scheduler);
        return last.percent === 100 && last.bytesShown === plan.size && last.timeLeft === 0;
      }),
    );
  });

  it("derives speed and time left from what reaches the store, not from what an earlier run sent", () => {
    const plan = planParts(100 * MIB, { parts: 10 });
    const progress = createProgressMeter(plan);
    for (const part of plan.parts.slice(0, 5)) progress.acknowledged(part);
    expect(progress.snapshot(0, scheduler)).toMatchObject({ percent: 50, speed: 0, timeLeft: undefined });
    const sixth = plan.parts[5];
    if (sixth === undefined) throw new Error("no sixth part");
    const meter = createAttemptMeter(partLength(sixth), 0, () => NOTHING_HIDDEN);
    progress.started(meter);
    meter.wrote(1, 1);
    for (let now = 250; now <= 1_000; now += 250) {
      meter.wrote((now / 1_000) * 5 * MIB, now);
      progress.snapshot(now, scheduler);
    }
    const { speed, timeLeft } = progress.snapshot(1_000, scheduler);
    expect(Math.round(speed / MIB)).toBe(5);
    expect(timeLeft).toBeCloseTo(9_000, -1);
  });

  it("is 0 for an empty file until it is done", () => {
    const progress = createProgressMeter(planParts(0));
    expect(progress.snapshot(0, scheduler)).toMatchObject({ percent: 0, bytesShown: 0 });
    progress.done();
    expect(progress.snapshot(0, scheduler).percent).toBe(100);
  });
});

describe("the speed", () => {
  it("is that of the last ten seconds", () => {
    const window = createSpeedWindow();
    let bytes = 0;
    for (let now = 0; now <= 60_000; now += 250) {
      bytes += now < 30_000 ? 1_000 : 50;
      window.add(now, bytes);
    }
    expect(window.speed).toBeCloseTo(200);
  });
});
