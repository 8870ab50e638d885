import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAttemptMeter } from "../../src/scheduler/attempt-meter.js";
import { type HiddenBytes, learnHidden, NOTHING_HIDDEN } from "../../src/scheduler/hidden-bytes.js";

const MIB = 1024 * 1024;
const hiding =
  (bytes: number, rate: number): (() => HiddenBytes) =>
  () => ({ bytes, rate });

describe("the bytes that sockets hide", () => {
  it("are derived from the time between the last write and the answer, at the part's own rate", () => {
    // 16 MiB in 800 ms; the last write was at 500 ms: 300 ms x 16/800 MiB were in the socket.
    const learnt = learnHidden(NOTHING_HIDDEN, {
      bytes: 16 * MIB,
      startedAt: 0,
      lastWriteAt: 500,
      answeredAt: 800,
    });
    expect(learnt.bytes).toBeCloseTo(6 * MIB);
    expect(learnt.rate).toBeCloseTo((16 * MIB) / 800);
  });

  it("are a moving average: one odd part moves it by a quarter", () => {
    const before = { bytes: 4 * MIB, rate: 1000 };
    const after = learnHidden(before, { bytes: 16 * MIB, startedAt: 0, lastWriteAt: 800, answeredAt: 800 });
    expect(after.bytes).toBeCloseTo(3 * MIB);
  });

  it("do not change with empty parts", () => {
    expect(learnHidden(NOTHING_HIDDEN, { bytes: 0, startedAt: 0, lastWriteAt: 0, answeredAt: 9 })).toBe(
      NOTHING_HIDDEN,
    );
  });
});

describe("the count of an attempt", () => {
  it("excludes bytes that the socket took immediately and, at the last write, the average of the connections' buffers", () => {
    const meter = createAttemptMeter(16 * MIB, 0, hiding(6 * MIB, 1));
    meter.wrote(2 * MIB, 40);
    meter.wrote(4 * MIB, 100);
    expect(meter.reached(100)).toBe(0);
    // Half is written: the socket buffer holds 4 MiB at the beginning and 6 at the end, now 5.
    meter.wrote(8 * MIB, 300);
    expect(meter.reached(300)).toBe(3 * MIB);
    meter.wrote(16 * MIB, 700);
    expect(meter.reached(700)).toBe(10 * MIB);
  });

  it("uses the bytes that the socket took until a part gets a response", () => {
    const meter = createAttemptMeter(16 * MIB, 0, hiding(0, 0));
    meter.wrote(4 * MIB, 50);
    meter.wrote(10 * MIB, 400);
    expect(meter.reached(400)).toBe(6 * MIB);
  });

  it("grows at the part's own rate from the last write to the answer", () => {
    const meter = createAttemptMeter(16 * MIB, 0, hiding(6 * MIB, 1));
    meter.wrote(1 * MIB, 10);
    meter.wrote(16 * MIB, 500);
    expect(meter.reached(500)).toBe(10 * MIB);
    expect(meter.reached(650)).toBeCloseTo(13 * MIB);
    expect(meter.reached(5_000)).toBe(16 * MIB);
  });

  it("uses the rate of earlier parts when a whole part fits into the socket", () => {
    const meter = createAttemptMeter(4 * MIB, 0, hiding(6 * MIB, MIB / 100));
    meter.wrote(4 * MIB, 2);
    expect(meter.reached(102)).toBeCloseTo(MIB);
  });

  it("is the whole part after its response", () => {
    const meter = createAttemptMeter(4 * MIB, 0, hiding(6 * MIB, 0));
    meter.answered();
    expect(meter.reached(1)).toBe(4 * MIB);
  });

  it("never falls and never exceeds the part, for any writes", () => {
    const step = fc.record({
      bytes: fc.integer({ min: 0, max: 3 * MIB }),
      ms: fc.integer({ min: 0, max: 500 }),
      hidden: fc.integer({ min: 0, max: 8 * MIB }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let hidden = 0;
        let now = 0;
        let written = 0;
        let last = 0;
        const meter = createAttemptMeter(16 * MIB, 0, () => ({ bytes: hidden, rate: 10 }));
        for (const what of steps) {
          now += what.ms;
          written += what.bytes;
          hidden = what.hidden;
          meter.wrote(written, now);
          const reached = meter.reached(now);
          if (reached < last || reached > 16 * MIB) return false;
          last = reached;
        }
        return true;
      }),
    );
  });
});
