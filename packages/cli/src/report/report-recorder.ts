import { momentText } from "@cdf-multipart/core/internal";
import type { UploadEvent } from "@cdf-multipart/uploader";
import { describeSummary } from "../output/describe-result.js";
import type { FileRef, RunEvent } from "../output/run-event.js";
import { createRunMeter } from "../output/run-meter.js";

/** Collects the data of a report. Its memory is bounded for runs of any length and any number of parts. */
export interface ReportRecorder {
  readonly view: (event: RunEvent) => void;
  /** Records the current state; call it a few times per second. */
  readonly sample: () => void;
  readonly data: () => ReportData;
}

/** When there are this many samples, every other one is dropped. */
const SAMPLES_MAX = 2000;
/** When there are this many bars, the shorter half is dropped: the long ones are of interest. */
const BARS_MAX = 4000;

/** An empty recorder. `now` returns ms since the epoch. */
export function createReportRecorder(now: () => number): ReportRecorder {
  const startedAt = now();
  const meter = createRunMeter(now);
  const running = new Map<string, number>();
  let samples: ReportSample[] = [];
  let bars: ReportBar[] = [];
  let barsLeftOut = 0;
  let lines: readonly string[] = [];
  const since = (ms: number): number => Math.max(0, ms - startedAt) / 1000;

  const addBar = (bar: ReportBar): void => {
    bars.push(bar);
    if (bars.length < BARS_MAX) return;
    bars = bars.sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, BARS_MAX / 2);
    barsLeftOut += BARS_MAX / 2;
  };
  const hear = (event: UploadEvent, { index, path }: FileRef): void => {
    if (event.type === "part-start") {
      running.set(`${index}/${event.partNumber}/${event.attempt}`, event.at);
    } else if (event.type === "part-done" || event.type === "part-retry") {
      const { partNumber, attempt, at } = event;
      const key = `${index}/${partNumber}/${attempt}`;
      const start = since(running.get(key) ?? at);
      running.delete(key);
      const bytes = event.type === "part-done" ? event.bytes : event.bytesWasted;
      const retry = event.type === "part-retry" ? { retry: event.reason } : {};
      addBar({ path, partNumber, attempt, start, end: since(at), bytes, ...retry });
    }
  };

  return {
    view: (event) => {
      meter.view(event);
      if (event.type === "file-event") hear(event.event, event.file);
      if (event.type === "ended") lines = describeSummary(event.summary);
    },
    sample: () => {
      const { speed, concurrency } = meter.look();
      samples.push({ at: since(now()), speed: Math.round(speed), concurrency });
      if (samples.length >= SAMPLES_MAX) samples = samples.filter((_, at) => at % 2 === 0);
    },
    data: () => ({
      title: "cdf-upload",
      startedAt: momentText(startedAt),
      summary: lines,
      samples,
      bars: [...bars].sort((a, b) => a.start - b.start),
      barsLeftOut,
    }),
  };
}

/** The data of a report page, embedded in it as JSON. Times are seconds since the start of the run. */
export interface ReportData {
  readonly title: string;
  readonly startedAt: string;
  readonly summary: readonly string[];
  /** Throughput and parts in flight over time. */
  readonly samples: readonly ReportSample[];
  /** One bar per attempt of a part. If there are too many, only the longest. */
  readonly bars: readonly ReportBar[];
  /** Number of bars that are not drawn because there are too many. */
  readonly barsLeftOut: number;
}

/** The state at one moment. */
export interface ReportSample {
  readonly at: number;
  /** Bytes per second. */
  readonly speed: number;
  /** Parts in flight. */
  readonly concurrency: number;
}

/** One attempt of one part. */
export interface ReportBar {
  readonly path: string;
  readonly partNumber: number;
  readonly attempt: number;
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
  /** Why the attempt was repeated; absent if the store acknowledged the part. */
  readonly retry?: string;
}
