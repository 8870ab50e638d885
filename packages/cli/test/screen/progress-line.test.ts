import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { formatProgressLine, formatSpeed, formatTimeLeft } from "../../src/screen/progress-line.js";

const facts = [formatSpeed(312_400_000), formatTimeLeft(61_000), "6/12 parts"];

describe("a line of progress", () => {
  test("shows name, bar, percent, speed, time left and parts", () => {
    expect(formatProgressLine({ name: "scan.e57", percent: 50, facts }, 100)).toBe(
      "scan.e57 [##############--------------]  50.0 %   312 MB/s    1m 1s left  6/12 parts",
    );
  });

  test("shows that speed and time left are still unknown", () => {
    expect(formatSpeed(0)).toBe("    0 B/s");
    expect(formatTimeLeft(undefined)).toBe("      - left");
  });

  test("omits the bar first, then facts from the end, then the start of the name", () => {
    const line = { name: "a-very-long-name-of-a-scan.e57", percent: 50, facts };
    expect(formatProgressLine(line, 64)).toMatch(
      /^…\S+scan\.e57 {2}50\.0 % {3}312 MB\/s {4}1m 1s left {2}6\/12 parts$/,
    );
    expect(formatProgressLine(line, 46)).toMatch(/^…\S+\.e57 {2}50\.0 % {3}312 MB\/s {4}1m 1s left$/);
    expect(formatProgressLine(line, 34)).toMatch(/^…\S+\.e57 {2}50\.0 % {3}312 MB\/s$/);
  });

  test("is aligned with the others when names have different lengths", () => {
    const lines = ["a", "scan-17"].map((name) => formatProgressLine({ name, percent: 1, facts }, 100, 7));
    expect(new Set(lines.map((line) => line.indexOf("[")))).toEqual(new Set([9]));
  });

  test("is narrower than the terminal, by the width of the characters on a terminal", () => {
    const names = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.constant("点群データ".repeat(9)),
    );
    fc.assert(
      fc.property(
        names,
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.integer({ min: 20, max: 200 }),
        (name, percent, columns) => {
          const line = formatProgressLine({ name, percent, facts }, columns);
          expect(stringWidth(line)).toBeLessThan(Math.max(1, columns));
        },
      ),
    );
  });
});
