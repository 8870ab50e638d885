import { countOf, sizeText } from "./amounts.js";
import { describeEvent, describeRefused, describeRequest } from "./describe-event.js";
import { describeStored, describeSummary } from "./describe-result.js";
import { printable } from "./printable.js";
import type { RunEvent, RunView, SkipReason } from "./run-event.js";
import { errorLine } from "./write.js";

/** Writes one line. */
export type Say = (line: string) => void;

/** Which lines are written, and where. */
export interface LogOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Whether each result gets a line. */
  readonly results: boolean;
  /** Progress is drawn below the lines. For many files only the summary is written, at the end. */
  readonly live: boolean;
  /** Writes everything except results. */
  readonly tell: Say;
  readonly result: Say;
}

/** With more files than this, a terminal shows no line per result. */
const LIVE_RESULTS_MAX = 20;

const COPIES_REMOVED =
  "The stored file of the emulator is removed when this run ends. To keep it, name a folder with --emulator-dir.";

/** Fewer files are not reported while they are found. */
const FOUND_MIN = 100;

/**
 * Writes events as plain lines. A run over one file ends with its result, a run over several with a summary.
 */
export function logView({ quiet, verbose, results, live, tell, result }: LogOptions): RunView {
  let total = 0;
  let founds = 0;
  let copies = 0;
  return (event) => {
    switch (event.type) {
      case "begun":
        total = event.total;
        break;
      case "found":
        if (event.searching) founds += 1;
        else total = event.total;
        if (!quiet && !live && event.total >= FOUND_MIN && (!event.searching || isPowerOfTwo(founds)))
          tell(describeFound(event));
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
        if (!quiet && results && !(live && total > LIVE_RESULTS_MAX)) result(describeStored(event.stored));
        if (event.stored.copy?.kept === false) copies += 1;
        break;
      case "file-skipped":
        if (verbose) tell(`${printable(event.file.path)}: skipped: ${skipWords(event.reason)}.`);
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
        if (copies > 0) tell(COPIES_REMOVED);
        if (stored + skipped + failed + unfinished < 2) {
          // Everything else is in the result of the only file.
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

/** The reason why a file was skipped, in words. */
export function skipWords(reason: SkipReason): string {
  return SKIPPED[reason];
}

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  exists: "a file with this external id already exists",
  "stored-before": "an earlier run of this command stored it",
  unchanged: "its content in CDF is the same",
};
/** Reports come once per second: a long search prints few lines, but the first ones soon. */
function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

function describeFound({ total, bytes, searching }: Extract<RunEvent, { type: "found" }>): string {
  const found = `${countOf(total, "file")} found, ${sizeText(bytes)}`;
  return searching ? `${found}; the search goes on.` : `${found}.`;
}
