import { momentText } from "@cdf-multipart/core/internal";
import { describeCounts, describeRest } from "../output/describe-result.js";
import type { RunEvent } from "../output/run-event.js";
import { createRunMeter } from "../output/run-meter.js";
import { createAttemptBars } from "./attempt-bars.js";
import { createFileRows } from "./file-rows.js";
import type { ReportData, ReportSample } from "./report-data.js";

/** Collects the data of a report. Its memory is bounded for runs of any length, any number of files and of parts. */
export interface ReportRecorder {
  readonly view: (event: RunEvent) => void;
  /** Records the current state; call it a few times per second. */
  readonly sample: () => void;
  /** Call once, at the end of the run: it ends the attempts that are still in flight. */
  readonly data: () => ReportData;
}

/** When there are this many samples, every other one is dropped. */
const SAMPLES_MAX = 2000;

/** An empty recorder. `now` returns ms since the epoch. */
export function createReportRecorder(now: () => number): ReportRecorder {
  const startedAt = now();
  // Whole ms, so that an attempt that starts when another ends is not in flight with it.
  const since = (ms: number): number => Math.max(0, Math.round(ms - startedAt)) / 1000;
  const meter = createRunMeter(now);
  const attempts = createAttemptBars(since);
  const rows = createFileRows(now);
  let samples: ReportSample[] = [];
  let lines: readonly string[] = [];

  return {
    view: (event) => {
      meter.view(event);
      rows.view(event);
      if (event.type === "file-event") attempts.hear(event.event, event.file);
      if (event.type === "file-stored" || event.type === "file-skipped") attempts.leave(event.file, now());
      if (event.type === "file-failed") attempts.leave(event.file, now(), event.error);
      if (event.type !== "ended") return;
      const { summary } = event;
      // The table of files shows what failed.
      const leftOut = summary.leftOut === undefined ? [] : [summary.leftOut];
      lines = [describeCounts(summary), ...leftOut, ...describeRest(summary)];
    },
    sample: () => {
      samples.push({ at: since(now()), speed: Math.round(meter.look().speed) });
      if (samples.length >= SAMPLES_MAX) samples = samples.filter((_, at) => at % 2 === 0);
    },
    data: () => ({
      title: "cdf-upload",
      startedAt: momentText(startedAt),
      summary: lines,
      ...rows.data(now()),
      samples,
      ...attempts.data(now()),
    }),
  };
}
