import { expect, test } from "vitest";
import { REPORT_START, renderReport } from "../../src/report/render-report.js";
import type { ReportData } from "../../src/report/report-data.js";

const EMPTY: ReportData = {
  title: "cdf-upload",
  startedAt: "2026-11-30T08:00:00.000Z",
  summary: [],
  files: [],
  filesLeftOut: {},
  samples: [],
  inFlight: [],
  bars: [],
  barsLeftOut: 0,
};

test("texts from files and servers are escaped, in the table and in the data of the charts", () => {
  const evil = `</script><img src=x onerror=alert(1)>\u001b[2J"&`;
  const page = renderReport(
    {
      ...EMPTY,
      summary: [evil],
      files: [{ path: evil, status: "failed", size: 5, elapsed: 1200, retries: 0, why: evil }],
      bars: [
        {
          path: evil,
          partNumber: 1,
          attempt: 1,
          start: 0,
          end: 1,
          row: 0,
          bytes: 5,
          outcome: "repeated",
          why: evil,
        },
      ],
    },
    "run();</script>",
  );
  expect(page.startsWith(REPORT_START)).toBe(true);
  expect(page).not.toContain("<img");
  expect(page).not.toContain("\u001b");
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page).toContain(
    '<td role="cell">&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\\x1B[2J&quot;&amp;</td>',
  );
});

test("amounts are written in the common form, with the exact number for sorting; unknown ones are a dash", () => {
  const rows = [
    { path: "a", status: "stored", size: 12_582_912, elapsed: 65_400, retries: 2, why: "" },
    { path: "b", status: "skipped", size: undefined, elapsed: undefined, retries: 0, why: "" },
  ] as const;
  const page = renderReport({ ...EMPTY, files: rows, filesLeftOut: { stored: 1 } }, "");
  expect(page).toContain('data-value="12582912">12.6 MB<');
  expect(page).toContain('data-value="65400">1m 5s<');
  expect(page).toContain('data-value="2">2<');
  expect(page.match(/>-<\/td>/g)).toHaveLength(2);
  expect(page).toContain(" 1 more file is not listed (1 stored).");
  const many = renderReport({ ...EMPTY, files: rows, filesLeftOut: { stored: 7, failed: 3000 } }, "");
  expect(many).toContain(" 3007 more files are not listed (3000 failed, 7 stored).");
});

test("charts are described in words: the speed, the maximum of concurrent parts, and the outcome of the attempts", () => {
  const bar = { path: "a", partNumber: 1, attempt: 1, start: 0, end: 2, row: 0, bytes: 5 };
  const page = renderReport(
    {
      ...EMPTY,
      samples: [{ at: 1, speed: 2_500_000 }],
      inFlight: [
        { at: 0, parts: 3 },
        { at: 2, parts: 0 },
      ],
      bars: [
        { ...bar, outcome: "done" },
        { ...bar, outcome: "repeated", why: "connection lost" },
        { ...bar, outcome: "abandoned" },
      ],
      barsLeftOut: 7,
    },
    "",
  );
  expect(page).toContain("Up to 2.5 MB/s, and up to 3 parts in flight, during 2.0 s.");
  expect(page).toContain("3 attempts, 1 repeated, 1 abandoned. The shortest 7 are not drawn.");
});

test("a run without parts has no charts", () => {
  expect(renderReport(EMPTY, "")).not.toContain('role="img"');
});
