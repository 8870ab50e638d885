import fc from "fast-check";
import { expect, test } from "vitest";
import { drawRun } from "../../src/screen/draw-run.js";

const SIZE = { columns: 100, rows: 24 };

const lineOfAll = (
  done: number,
  total: number,
  bytesDone: number,
  bytesTotal: number | undefined,
): string => {
  const look = {
    running: [],
    searching: false,
    done,
    total,
    failed: 0,
    retries: 0,
    bytesDone,
    bytesTotal,
    speed: 0,
  };
  return drawRun({ ...look, timeLeft: undefined, concurrency: 0 }, SIZE, false).at(-1) ?? "";
};

test.each([
  [3, 4, 999_999, 1_000_000, " 99.9 %"],
  [3, 4, 1_000_000, 1_000_000, " 99.9 %"],
  [4, 4, 1_000_000, 1_000_000, "100.0 %"],
  [3, 4, 10, undefined, " 75.0 %"],
  [1999, 2000, 0, 0, " 99.9 %"],
])("%i of %i files, %s of %s bytes: %s", (done, total, bytesDone, bytesTotal, share) => {
  expect(lineOfAll(done, total, bytesDone, bytesTotal)).toContain(share);
});

test("100 % of all files is shown only when none is left", () => {
  const bytes = fc.nat({ max: 1e9 });
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 1000 }),
      fc.nat({ max: 999 }),
      bytes,
      bytes,
      (total, done, a, b) => {
        const line = lineOfAll(Math.min(done, total), total, Math.min(a, b), Math.max(a, b));
        if (line.includes("100.0 %")) expect(done).toBeGreaterThanOrEqual(total);
      },
    ),
  );
});

test("while files are being found, no share of them is shown", () => {
  const look = { running: [], done: 0, failed: 0, retries: 0, bytesDone: 0, bytesTotal: undefined, speed: 0 };
  const draw = (done: number): string =>
    drawRun(
      { ...look, done, total: 12_345, searching: true, timeLeft: undefined, concurrency: 0 },
      SIZE,
      false,
    ).join("\n");
  expect(draw(0)).toBe("All          - %  12345 files found so far");
  expect(draw(7)).toMatch(/^All {10}- % {2}12345 files found so far {3,}0 B\/s {2}7 done {2}/);
});
