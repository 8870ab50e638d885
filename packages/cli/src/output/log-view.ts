import { describeEvent } from "./describe-event.js";
import { describeRefused, describeRequest } from "./describe-run-event.js";
import { describeSummary } from "./describe-summary.js";
import { errorLine } from "./print-error.js";
import { printable } from "./printable.js";
import type { RunView } from "./run-event.js";
import { describeStored } from "./stored-file.js";

/** Writes a line. */
export type Say = (line: string) => void;

/** How much is said, and where. */
export interface LogOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Whether results are lines of their own. */
  readonly results: boolean;
  /** Progress is drawn below: of many files the result is one line for all of them, at the end. */
  readonly live: boolean;
  /** Takes everything but results. */
  readonly tell: Say;
  readonly result: Say;
}

/** Files whose results are worth a line each on a terminal. */
const LIVE_RESULTS_MAX = 20;

/**
 * Plain lines, one after the other. A run over one file ends with its result; one over several with a summary.
 */
export function logView({ quiet, verbose, results, live, tell, result }: LogOptions): RunView {
  let total = 0;
  return (event) => {
    switch (event.type) {
      case "begun":
        total = event.total;
        break;
      case "file-event": {
        const line = describeEvent(event.event);
        if (line === undefined || (line.kind === "detail" ? !verbose : quiet)) break;
        tell(total > 1 ? `${printable(event.file.path)}: ${line.line}` : line.line);
        break;
      }
      case "step":
        if (verbose) tell(event.line);
        break;
      case "file-stored":
        if (!quiet && results && !(live && total > LIVE_RESULTS_MAX))
          for (const line of describeStored(event.stored)) result(line);
        break;
      case "file-skipped":
        if (verbose) tell(`${printable(event.file.path)}: ${describeSkip(event.reason)}`);
        break;
      case "file-failed":
        tell(errorLine(event.error, event.file.path));
        break;
      case "notice":
        if (!quiet) tell(event.line);
        break;
      case "request":
        if (verbose) tell(describeRequest(event));
        break;
      case "refused":
        for (const line of describeRefused(event)) tell(line);
        break;
      case "ended": {
        const { stored, skipped, failed, unfinished } = event.summary;
        if (quiet) break;
        if (stored + skipped + failed + unfinished < 2) {
          // The result of its one file says all else.
          if (event.summary.leftOut !== undefined) tell(event.summary.leftOut);
          break;
        }
        for (const line of describeSummary(event.summary)) tell(line);
        break;
      }
      case "file-started":
        break;
    }
  };
}

/** Why a file was not sent, in words. */
export function describeSkip(reason: "exists" | "stored-before"): string {
  return reason === "exists"
    ? "skipped: its external id is there already, with content."
    : "skipped: an earlier run of this command has stored it.";
}
