import { describeError } from "../output/cli-words.js";
import { combineExitCodes, type ExitCode } from "../output/exit-codes.js";
import type { RunEvent, RunSummary } from "../output/run-event.js";

/** Counts the results of a run. */
export interface RunTally {
  readonly view: (event: RunEvent) => void;
  /** The counted part of the summary; the run adds the rest. */
  readonly counts: () => Pick<RunSummary, "stored" | "skipped" | "failed" | "bytes" | "retries" | "failures">;
  /** The common exit code of all failures. */
  readonly exitCode: () => ExitCode;
  /** Paths of the files that failed: the same files as in `failures`, so only the first ones. */
  readonly paths: () => readonly string[];
}

/** Maximum number of failures that the summary names. */
const FAILURES_SHOWN = 10;

/** A tally without events. */
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
