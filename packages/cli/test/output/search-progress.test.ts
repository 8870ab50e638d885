import { expect, test } from "vitest";
import { logView } from "../../src/output/log-view.js";
import { searchProgress } from "../../src/output/search-progress.js";

/** The lines of a search that finds one file per `every` ms. */
function linesOf(files: number, every: number, options: { quiet?: boolean } = {}): string[] {
  const lines: string[] = [];
  const tell = (line: string): void => void lines.push(line);
  const { quiet = false } = options;
  const view = logView({ quiet, verbose: false, results: true, live: false, tell, result: tell });
  let now = 0;
  const onFound = searchProgress(view, () => now);
  for (let total = 1; total <= files; total += 1) {
    now += every;
    onFound({ total, bytes: total, sizesUnknown: 0 });
  }
  return lines;
}

test("a long search reports within a second how many files it has found, and less often later", () => {
  expect(linesOf(20_000, 1)).toEqual(
    [1000, 2000, 4000, 8000, 16_000].map((count) =>
      expect.stringMatching(new RegExp(`^${count} files found, .*; the search goes on\\.$`)),
    ),
  );
});

test("a short search, a search with few files, and one with --quiet report nothing", () => {
  expect(linesOf(999, 1)).toEqual([]);
  expect(linesOf(99, 500)).toEqual([]);
  expect(linesOf(20_000, 1, { quiet: true })).toEqual([]);
});
