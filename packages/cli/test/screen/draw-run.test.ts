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
  expect(draw(7)).toMatch(/^All {10}- % {2}12345 files found so far {2,}0 B\/s {2}7 done {2}/);
});

test("figures stay in their columns, from line to line and while they grow", () => {
  const file = (
    name: string,
    speed: number,
    timeLeft: number | undefined,
    partsDone: number,
    parts: number,
  ) => ({
    file: { index: 0, path: name, name },
    progress: {
      size: 100,
      bytesAcknowledged: 0,
      bytesSent: 0,
      bytesShown: 0,
      percent: partsDone,
      percentAcknowledged: 0,
      state: { kind: "sending" as const },
      speed,
      timeLeft,
      partsDone,
      parts,
      partsInFlight: 1,
      concurrency: 4,
    },
    retries: 0,
    step: undefined,
  });
  const look = {
    done: 9,
    total: 12,
    failed: 0,
    retries: 0,
    bytesDone: 10,
    bytesTotal: 100,
    searching: false,
  };
  const draw = (columns: number): readonly string[] =>
    drawRun(
      {
        ...look,
        running: [
          file("short", 5, undefined, 0, 3),
          file("a-scan-with-a-long-name-that-does-not-fit.e57", 312_400_000, 3_599_000, 99, 250),
        ],
        speed: 12_600_000,
        timeLeft: 90_000_000,
        concurrency: 2,
      },
      { columns, rows: 24 },
      false,
    );
  // At any width all lines have a bar or none, and their shares begin in the same column.
  for (let columns = 30; columns < 200; columns += 1) {
    const drawn = draw(columns);
    expect(new Set(drawn.map((line) => line.indexOf("%"))).size).toBe(1);
    expect(new Set(drawn.map((line) => line.indexOf("["))).size).toBe(1);
    for (const line of drawn) expect(line.length).toBeLessThan(columns);
  }
  expect(draw(120).map((line) => line.replace(/^.*%/, ""))).toEqual([
    "      5 B/s        - left      0/3 parts",
    "   312 MB/s  59m 59s left   99/250 parts",
    "  12.6 MB/s    1d 1h left     9/12 files  10 B of 100 B  2 in flight",
  ]);
});
