import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeTurn } from "../../src/pacer/gcra.js";

describe("takeTurn", () => {
  it("lets at most the rate plus the burst through in any second, for all arrival times", () => {
    const gaps = fc.array(fc.nat(40), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 10 }),
        (each, perSecond, burst) => {
          let due = 0;
          let now = 1_000_000;
          const starts = each.map((gap) => {
            now += gap;
            const turn = takeTurn(due, now, { perSecond, burst });
            due = turn.due;
            expect(turn.at).toBeGreaterThanOrEqual(now);
            return turn.at;
          });
          for (const [index, start] of starts.entries()) {
            const within = starts.slice(index).filter((at) => at < start + 1000);
            expect(within.length).toBeLessThanOrEqual(perSecond + burst);
          }
        },
      ),
    );
  });

  it("starts a burst together after a pause, and nothing before the end of a cool-down", () => {
    const rate = { perSecond: 10, burst: 3 };
    let due = 0;
    const starts = Array.from({ length: 5 }, () => {
      const turn = takeTurn(due, 5000, rate, 6000);
      due = turn.due;
      return turn.at;
    });
    expect(starts).toEqual([6000, 6000, 6000, 6100, 6200]);
  });
});
