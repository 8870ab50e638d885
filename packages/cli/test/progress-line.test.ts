import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatProgressLine, type ShownProgress } from "../src/output/progress-line.js";

const half: ShownProgress = { percent: 50, speed: 312_400_000, timeLeft: 61_000, partsDone: 6, parts: 12 };

describe("the progress line", () => {
  test("shows name, bar, percent, speed, time left and parts", () => {
    expect(formatProgressLine("scan.e57", half, 100)).toBe(
      "scan.e57 [##############--------------]  50.0 %  312.4 MB/s  1m 1s left  6/12 parts",
    );
  });

  test("says so when nothing is known yet", () => {
    const line = formatProgressLine("scan.e57", { percent: 0, speed: 0, partsDone: 0, parts: 0 }, 100);
    expect(line).toContain("0.0 %       0 B/s  - left  0/0 parts");
  });

  test("gives up the bar first, then the beginning of the name", () => {
    expect(formatProgressLine("a-very-long-name-of-a-scan.e57", half, 64)).toBe(
      "…name-of-a-scan.e57  50.0 %  312.4 MB/s  1m 1s left  6/12 parts",
    );
  });

  test("counts characters, so that none is cut in two", () => {
    expect(formatProgressLine("🛰".repeat(40), half, 60)).toMatch(/^…(🛰)+ /u);
  });

  test("never passes the width of the terminal, whatever the name and the numbers", () => {
    const progress = fc.record({
      percent: fc.double({ min: 0, max: 100, noNaN: true }),
      speed: fc.double({ min: 0, max: 1e12, noNaN: true }),
      timeLeft: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined }),
      partsDone: fc.nat(250),
      parts: fc.nat(250),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        progress,
        fc.integer({ min: 1, max: 300 }),
        (name, shown, columns) => {
          expect(formatProgressLine(name, shown, columns).length).toBeLessThan(Math.max(1, columns));
        },
      ),
    );
  });
});
