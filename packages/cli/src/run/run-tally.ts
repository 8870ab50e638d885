import { describeError } from "../output/describe-error.js";
import { combineExitCodes, type ExitCode } from "../output/exit-codes.js";
import type { RunEvent, RunSummary } from "../output/run-event.js";

/** Counts what a run comes to. */
export interface RunTally {
  readonly view: (event: RunEvent) => void;
  /** What the counts say; what only the run knows is added by it. */
  readonly counts: () => Pick<RunSummary, "stored" | "skipped" | "failed" | "bytes" | "retries" | "failures">;
  /** What the failures have in common. */
  readonly exitCode: () => ExitCode;
  /** Whether a file was begun that is neither stored nor failed. */
  readonly paths: () => readonly string[];
}

/** Failures that the summary names. */
const FAILURES_SHOWN = 10;

/** Nothing counted yet. */
export function createRunTally(): RunTally {
  let [stored, skipped, failed, bytes, retries] = [0, 0, 0, 0, 0];
  const failures: { path: string; message: string }[] = [];
  const paths: string[] = [];
  const codes = new Set<ExitCode>();
  return {
    view: (event) => {
      if (event.type === "file-stored") {
        stored += 1;
        bytes += event.stored.bytes;
      } else if (event.type === "file-skipped") {
        skipped += 1;
      } else if (event.type === "file-failed") {
        failed += 1;
        codes.add(event.code);
        if (failures.length < FAILURES_SHOWN) {
          failures.push({ path: event.file.path, message: describeError(event.error) });
          paths.push(event.file.path);
        }
      } else if (event.type === "file-event" && event.event.type === "part-retry") {
        retries += 1;
      }
    },
    counts: () => ({ stored, skipped, failed, bytes, retries, failures }),
    exitCode: () => combineExitCodes([...codes]),
    paths: () => paths,
  };
}
