import picocolors from "picocolors";
import prettyBytes from "pretty-bytes";
import stringWidth from "string-width";
import { printable } from "../output/printable.js";
import type { RunLook, RunningFile } from "../output/run-meter.js";
import {
  BAR_MAX,
  formatProgressLine,
  formatSpeed,
  formatTimeLeft,
  roomForBar,
  type ShownProgress,
} from "./progress-line.js";

/** The size of a terminal. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Rows that are not for files: the line for all files, the row of the cursor below it, and the line "and 3 more". */
const ROWS_KEPT = 3;

/** The lines that show a run: one per file in flight, as many as fit, and one for all files if there are several. */
export function drawRun(look: RunLook, { columns, rows }: ScreenSize, colors: boolean): readonly string[] {
  const paint = picocolors.createColors(colors);
  const shown = look.running.slice(0, Math.max(1, rows - ROWS_KEPT));
  const files = shown.map(describeFile);
  const several = look.total > 1;
  const lines = several ? [...files, describeAll(look)] : files;
  const nameWidth = Math.max(0, ...lines.map(({ name }) => stringWidth(name)));
  const rooms = lines.map((line) => roomForBar(line, columns, nameWidth)).filter((room) => room > 0);
  const barMax = Math.min(BAR_MAX, ...rooms);
  const drawn = files.map((line) => formatProgressLine(line, columns, nameWidth, paint.cyan, barMax));
  const hidden = look.running.length - shown.length;
  if (hidden > 0) drawn.push(paint.dim(`and ${hidden} more`));
  if (several)
    drawn.push(
      formatProgressLine(
        describeAll(look),
        columns,
        nameWidth,
        look.failed > 0 ? paint.yellow : paint.green,
        barMax,
      ),
    );
  return drawn;
}

function describeFile({ file, progress, retries, step }: RunningFile): ShownProgress {
  const name = printable(file.name);
  if (step !== undefined) return { name, percent: 100, facts: ["comparing"] };
  const facts = [
    formatSpeed(progress?.speed ?? 0),
    formatTimeLeft(progress?.timeLeft),
    `${progress?.partsDone ?? 0}/${progress?.parts ?? 0} parts`,
    ...(retries === 0 ? [] : [describeRetries(retries)]),
  ];
  return { name, percent: progress?.percent ?? 0, facts };
}

function describeAll(look: RunLook): ShownProgress {
  const { done, total, failed, retries, bytesDone, bytesTotal, speed, timeLeft, concurrency } = look;
  // The share of what was found so far would fall with each file that is found.
  if (look.searching) {
    const found = `${total} files found so far`;
    const sent = [formatSpeed(speed), `${done} done`, prettyBytes(bytesDone), `${concurrency} in flight`];
    return {
      name: "All",
      percent: undefined,
      facts: done + look.running.length === 0 ? [found] : [found, ...sent],
    };
  }
  const share = bytesTotal === undefined || bytesTotal === 0 ? done / total : bytesDone / bytesTotal;
  // Rounded down, and 100 % only when no file is left, as in the line of one file.
  const percent = Math.min(done < total ? 99.9 : 100, Math.floor(share * 1000) / 10);
  const of = bytesTotal === undefined ? "" : ` of ${prettyBytes(bytesTotal)}`;
  const facts = [
    formatSpeed(speed),
    formatTimeLeft(timeLeft),
    `${done}/${total} files`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    `${prettyBytes(bytesDone)}${of}`,
    ...(retries === 0 ? [] : [describeRetries(retries)]),
    `${concurrency} in flight`,
  ];
  return { name: "All", percent: Math.min(100, percent), facts };
}

function describeRetries(count: number): string {
  return count === 1 ? "1 retry" : `${count} retries`;
}
