import { countOf } from "../output/amounts.js";
import { describeError } from "../output/cli-words.js";
import { skipWords } from "../output/log-view.js";
import type { FileRef, RunEvent } from "../output/run-event.js";
import type { ReportData, ReportFile } from "./report-data.js";
import { retryWords } from "./retry-words.js";

/** Collects one row per file of a run. */
export interface FileRows {
  readonly view: (event: RunEvent) => void;
  /** `now`: the end of the files that are not finished, ms since the epoch. */
  readonly data: (now: number) => Pick<ReportData, "files" | "filesLeftOut">;
}

interface Running {
  readonly file: FileRef;
  readonly startedAt: number;
  /** How often attempts were repeated, by reason. */
  readonly reasons: Map<string, number>;
}

/** When there are this many rows, the less interesting half is dropped. */
const ROWS_MAX = 4000;
/** Longest text of a cell. Paths keep their end, where they differ most. */
const TEXT_MAX = 500;

/** @param now ms since the epoch. */
export function createFileRows(now: () => number): FileRows {
  const running = new Map<number, Running>();
  let rows: ReportFile[] = [];
  const filesLeftOut = new Map<ReportFile["status"], number>();

  const add = (file: FileRef, row: Pick<ReportFile, "status" | "size" | "elapsed">, why: string): void => {
    const reasons = running.get(file.index)?.reasons ?? new Map<string, number>();
    running.delete(file.index);
    const counts = [...reasons.values()];
    rows.push({
      path: file.path.length > TEXT_MAX ? `…${file.path.slice(-TEXT_MAX)}` : file.path,
      ...row,
      retries: counts.reduce((sum, count) => sum + count, 0),
      why: clip([why, ...describeReasons(reasons)].filter((text) => text !== "").join("; ")),
    });
    if (rows.length < ROWS_MAX) return;
    const sorted = rows.toSorted(byInterest);
    rows = sorted.slice(0, ROWS_MAX / 2);
    for (const { status } of sorted.slice(ROWS_MAX / 2)) {
      filesLeftOut.set(status, (filesLeftOut.get(status) ?? 0) + 1);
    }
  };
  const elapsedOf = ({ index }: FileRef, until: number): number | undefined => {
    const startedAt = running.get(index)?.startedAt;
    return startedAt === undefined ? undefined : Math.max(0, until - startedAt);
  };

  return {
    view: (event) => {
      switch (event.type) {
        case "file-started":
          running.set(event.file.index, { file: event.file, startedAt: now(), reasons: new Map() });
          break;
        case "file-event": {
          if (event.event.type !== "part-retry") break;
          const reasons = running.get(event.file.index)?.reasons;
          const words = retryWords(event.event);
          reasons?.set(words, (reasons.get(words) ?? 0) + 1);
          break;
        }
        case "file-stored": {
          const { bytes: size, elapsed, partsResumed } = event.stored;
          const earlier = partsResumed === 0 ? "" : `${countOf(partsResumed, "part")} sent by an earlier run`;
          add(event.file, { status: "stored", size, elapsed }, earlier);
          break;
        }
        case "file-skipped":
          add(
            event.file,
            { status: "skipped", size: event.file.size, elapsed: undefined },
            skipWords(event.reason),
          );
          break;
        case "file-failed": {
          const { file, error } = event;
          const elapsed = elapsedOf(file, now());
          add(file, { status: "failed", size: file.size, elapsed }, describeError(error));
          break;
        }
        default:
          break;
      }
    },
    data: (end) => {
      for (const { file } of [...running.values()])
        add(
          file,
          { status: "not finished", size: file.size, elapsed: elapsedOf(file, end) },
          "the run ended first",
        );
      return { files: rows.toSorted(byInterest), filesLeftOut: Object.fromEntries(filesLeftOut) };
    },
  };
}

/** Failures first, then files with retries, then the others, each from the longest time to the shortest. */
function byInterest(a: ReportFile, b: ReportFile): number {
  return interestOf(b) - interestOf(a) || (b.elapsed ?? 0) - (a.elapsed ?? 0);
}

function interestOf({ status, retries }: ReportFile): number {
  if (status === "failed") return 3;
  if (status === "not finished") return 2;
  return retries > 0 ? 1 : 0;
}

function describeReasons(reasons: ReadonlyMap<string, number>): readonly string[] {
  const texts = [...reasons].map(([words, count]) => (count === 1 ? words : `${words} (${count} times)`));
  return texts.length === 0 ? [] : [`parts repeated: ${texts.join(", ")}`];
}

function clip(text: string): string {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}
