import type { UploadEvent } from "@cdf-multipart/uploader";
import { PartError } from "@cdf-multipart/uploader";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileRef, RunEvent } from "../../src/output/run-event.js";
import type { ReportData } from "../../src/report/report-data.js";
import { createReportRecorder } from "../../src/report/report-recorder.js";

const file = (index: number, path: string = `scans/${index}.e57`): FileRef => ({
  index,
  path,
  name: path,
  size: 1000,
});
const inFile = (ref: FileRef, event: UploadEvent): RunEvent => ({ type: "file-event", file: ref, event });
const start = (partNumber: number, at: number, attempt = 1): UploadEvent => ({
  type: "part-start",
  at,
  partNumber,
  attempt,
  bytes: 100,
});
const done = (partNumber: number, at: number, elapsed: number, attempt = 1): UploadEvent => ({
  type: "part-done",
  at,
  partNumber,
  attempt,
  bytes: 100,
  elapsed,
});
type PartRetry = Extract<UploadEvent, { type: "part-retry" }>;
const again = (partNumber: number, at: number, more: Partial<PartRetry> = {}): UploadEvent => ({
  type: "part-retry",
  at,
  partNumber,
  attempt: 1,
  reason: "connection",
  delay: 0,
  bytesWasted: 10,
  ...more,
});
const stored = (ref: FileRef, elapsed = 10): RunEvent => ({
  type: "file-stored",
  file: ref,
  stored: {
    path: ref.path,
    id: 1,
    name: ref.name,
    bytes: 1000,
    parts: 1,
    partsResumed: 0,
    retries: 0,
    elapsed,
  },
});

/** The report of these events; each is received at the time that it names. */
function record(events: readonly RunEvent[], endsAt = 0): ReportData {
  let now = 0;
  const recorder = createReportRecorder(() => now);
  for (const event of events) {
    if (event.type === "file-event") now = event.event.at;
    recorder.view(event);
  }
  now = Math.max(now, endsAt);
  recorder.sample();
  return recorder.data();
}

/** How many bars cover the time between `at` and the next moment. */
const covering = ({ bars }: ReportData, at: number): number =>
  bars.filter((bar) => bar.start <= at && at < bar.end).length;

describe("parts in flight", () => {
  test("are as many as there are bars at every moment, in as few rows, with any outcome of the attempts", () => {
    const attempt = fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      takes: fc.integer({ min: 0, max: 200 }),
      ends: fc.constantFrom("done", "repeated", "never"),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        const one = file(0);
        const events = attempts.flatMap(({ from, takes, ends }, part) => {
          const end = ends === "done" ? [done(part, from + takes, takes)] : [again(part, from + takes)];
          return [start(part, from), ...(ends === "never" ? [] : end)];
        });
        const ordered = events.toSorted((a, b) => a.at - b.at).map((event) => inFile(one, event));
        const data = record([{ type: "file-started", file: one }, ...ordered], 600);
        for (const { at, parts } of data.inFlight) expect([at, parts]).toEqual([at, covering(data, at)]);
        for (const { start: at } of data.bars)
          expect(data.inFlight.findLast((point) => point.at <= at)?.parts ?? 0).toBe(covering(data, at));
        const most = Math.max(0, ...data.inFlight.map(({ parts }) => parts));
        const lasting = data.bars.filter((bar) => bar.end > bar.start);
        expect(Math.max(0, ...lasting.map(({ row }) => row + 1))).toBe(most);
        expect(data.inFlight.at(-1)?.parts ?? 0).toBe(0);
      }),
    );
  });

  test("end with the answer, not with the record of the part, while the connection carries the next part", () => {
    const one = file(0);
    const events = [start(1, 100), start(2, 200), done(1, 250, 100), done(2, 300, 100)];
    const data = record(events.map((event) => inFile(one, event)));
    expect(data.inFlight).toEqual([
      { at: 0.1, parts: 1 },
      { at: 0.2, parts: 1 },
      { at: 0.3, parts: 0 },
    ]);
    expect(data.bars.map(({ row }) => row)).toEqual([0, 0]);
  });

  test("of any number of attempts need bounded memory, and never fall below 0", () => {
    const one = file(0);
    let now = 0;
    const recorder = createReportRecorder(() => now);
    for (let part = 0; part < 20_000; part += 1) {
      now += 3;
      recorder.view(inFile(one, start(part, now)));
      recorder.view(inFile(one, done(part, now + 2 + (part % 7), 2 + (part % 7))));
    }
    const data = recorder.data();
    expect(data.bars.length).toBeLessThanOrEqual(4000);
    expect(data.bars.length + data.barsLeftOut).toBe(20_000);
    expect(data.inFlight.length).toBeLessThanOrEqual(8000);
    expect(Math.min(...data.inFlight.map(({ parts }) => parts))).toBe(0);
    expect(data.inFlight.at(-1)?.parts).toBe(0);
  });
});

test("an attempt whose part made the file fail has failed; the others of the file were abandoned", () => {
  const one = file(0);
  const error = new PartError("Part 2 could not be sent.", {
    code: "part-refused",
    partNumber: 2,
    attempts: 1,
    status: 403,
    storeCode: undefined,
    url: "https://store.example",
    partsKept: 0,
    parts: 3,
  });
  const events = [start(1, 10), start(2, 11)].map((event) => inFile(one, event));
  const data = record([
    { type: "file-started", file: one },
    ...events,
    { type: "file-failed", file: one, error, code: 1 },
  ]);
  expect(data.bars).toMatchObject([
    { partNumber: 1, outcome: "abandoned" },
    { partNumber: 2, outcome: "failed", why: "refused by the store (403)" },
  ]);
});

describe("the table of files", () => {
  test("begins with failures, then what was not finished, then retries; each says why", () => {
    const [fine, slow, broken, stopped, skipped] = [
      file(0, "fine"),
      file(1, "slow"),
      file(2, "broken"),
      file(3, "stopped"),
      file(4, "skipped"),
    ];
    const data = record(
      [
        ...[fine, slow, broken, stopped].map((one): RunEvent => ({ type: "file-started", file: one })),
        inFile(slow, start(1, 100)),
        inFile(slow, again(1, 110)),
        inFile(slow, again(1, 120)),
        inFile(
          slow,
          again(2, 130, { reason: "status", error: Object.assign(new Error("x"), { status: 503 }) }),
        ),
        stored(fine),
        stored(slow, 900),
        { type: "file-failed", file: broken, error: new Error("The disk is gone."), code: 1 },
        { type: "file-skipped", file: skipped, reason: "exists" },
      ],
      500,
    );
    expect(data.files).toEqual([
      { path: "broken", status: "failed", size: 1000, elapsed: 130, retries: 0, why: "The disk is gone." },
      {
        path: "stopped",
        status: "not finished",
        size: 1000,
        elapsed: 500,
        retries: 0,
        why: "the run ended first",
      },
      {
        path: "slow",
        status: "stored",
        size: 1000,
        elapsed: 900,
        retries: 3,
        why: "parts repeated: connection lost (2 times), refused by the store (503)",
      },
      { path: "fine", status: "stored", size: 1000, elapsed: 10, retries: 0, why: "" },
      {
        path: "skipped",
        status: "skipped",
        size: 1000,
        elapsed: undefined,
        retries: 0,
        why: "a file with this external id already exists",
      },
    ]);
  });

  test("of many files is bounded, counts the others, and keeps what needs attention", () => {
    const recorder = createReportRecorder(() => 0);
    const total = 15_000;
    for (let index = 0; index < total; index += 1) {
      const one = file(index, `${"deep/".repeat(300)}${index}`);
      recorder.view({ type: "file-started", file: one });
      if (index % 100 === 0)
        recorder.view({ type: "file-failed", file: one, error: new Error("?".repeat(5000)), code: 1 });
      else recorder.view(stored(one));
    }
    const { files, filesLeftOut } = recorder.data();
    expect(files.length).toBeLessThanOrEqual(4000);
    expect(filesLeftOut).toEqual({ stored: total - files.length });
    expect(files.filter(({ status }) => status === "failed")).toHaveLength(total / 100);
    expect(Math.max(...files.map(({ path, why }) => path.length + why.length))).toBeLessThan(1100);
    expect(files[0]?.path).toMatch(/^….*\/\d+$/);
  });

  test("of which most failed counts the failed ones that are not listed", () => {
    const recorder = createReportRecorder(() => 0);
    const total = 5000;
    for (let index = 0; index < total; index += 1) {
      const one = file(index, String(index));
      recorder.view({ type: "file-started", file: one });
      recorder.view({ type: "file-failed", file: one, error: new Error("refused"), code: 1 });
    }
    const { files, filesLeftOut } = recorder.data();
    expect(filesLeftOut).toEqual({ failed: total - files.length });
  });
});
