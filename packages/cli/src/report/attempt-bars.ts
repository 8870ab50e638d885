import { isPartError, type UploadEvent } from "@cdf-multipart/uploader";
import type { FileRef } from "../output/run-event.js";
import { createInFlightLine } from "./in-flight-line.js";
import type { ReportBar, ReportData } from "./report-data.js";
import { failureWords, retryWords } from "./retry-words.js";

/** Collects the attempts of parts, as bars and as the number of parts in flight: both from the same events. */
export interface AttemptBars {
  readonly hear: (event: UploadEvent, file: FileRef) => void;
  /**
   * The file has ended: its attempts that are still in flight are abandoned at `at`, ms since the epoch, except for the one that
   * made the file fail with `error`.
   */
  readonly leave: (file: FileRef, at: number, error?: unknown) => void;
  /** `now`: the end of the attempts that are still in flight, ms since the epoch. */
  readonly data: (now: number) => Pick<ReportData, "bars" | "barsLeftOut" | "inFlight">;
}

type Bar = Omit<ReportBar, "row">;

interface Running {
  readonly file: FileRef;
  readonly partNumber: number;
  readonly attempt: number;
  /** ms since the epoch. */
  readonly startedAt: number;
}

/** When there are this many bars, the shorter half is dropped: the long ones are of interest. */
const BARS_MAX = 4000;
/** Two per bar, so that the line and the bars agree as long as all bars are drawn. */
const CHANGES_MAX = 2 * BARS_MAX;

/** @param since converts ms since the epoch to seconds since the start of the run. */
export function createAttemptBars(since: (ms: number) => number): AttemptBars {
  const running = new Map<string, Running>();
  const line = createInFlightLine(CHANGES_MAX);
  let bars: Bar[] = [];
  let barsLeftOut = 0;

  const add = (bar: Bar): void => {
    line.add(bar.start, bar.end);
    bars.push(bar);
    if (bars.length < BARS_MAX) return;
    bars = bars.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, BARS_MAX / 2);
    barsLeftOut += BARS_MAX / 2;
  };
  const end = (key: string, at: number, how: Pick<Bar, "outcome" | "bytes" | "why">): void => {
    const one = running.get(key);
    if (one === undefined) return;
    running.delete(key);
    const { file, partNumber, attempt, startedAt } = one;
    const start = since(startedAt);
    add({ path: file.path, partNumber, attempt, start, end: Math.max(start, since(at)), ...how });
  };
  const abandon = (at: number, belongs: (one: Running) => boolean): void => {
    for (const [key, one] of running) {
      if (belongs(one)) end(key, at, { outcome: "abandoned", bytes: undefined });
    }
  };

  return {
    hear: (event, file) => {
      const { index } = file;
      if (event.type === "session") abandon(event.at, (one) => one.file.index === index);
      if (event.type !== "part-start" && event.type !== "part-done" && event.type !== "part-retry") return;
      const { partNumber, attempt, at } = event;
      const key = `${index}/${partNumber}/${attempt}`;
      if (event.type === "part-start") {
        running.set(key, { file, partNumber, attempt, startedAt: at });
      } else if (event.type === "part-done") {
        // The event comes when the part is recorded; its connection has carried the next part since the
        // response.
        const answeredAt = (running.get(key)?.startedAt ?? at) + event.elapsed;
        end(key, Math.min(at, answeredAt), { outcome: "done", bytes: event.bytes });
      } else end(key, at, { outcome: "repeated", bytes: event.bytesWasted, why: retryWords(event) });
    },
    leave: ({ index }, at, error) => {
      if (isPartError(error)) {
        const { partNumber, attempts, status } = error;
        const why = status === undefined ? "no answer" : failureWords("status", status);
        end(`${index}/${partNumber}/${attempts}`, at, { outcome: "failed", bytes: undefined, why });
      }
      abandon(at, (one) => one.file.index === index);
    },
    data: (now) => {
      abandon(now, () => true);
      return { bars: inRows(bars), barsLeftOut, inFlight: line.points() };
    },
  };
}

/** The bars in the order of their start, each in the first row that is free: there are as many rows as parts were in flight. */
function inRows(bars: readonly Bar[]): ReportBar[] {
  const busyUntil: number[] = [];
  return bars
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((bar) => {
      const free = busyUntil.findIndex((until) => until <= bar.start);
      const row = free < 0 ? busyUntil.length : free;
      busyUntil[row] = bar.end;
      return { ...bar, row };
    });
}
