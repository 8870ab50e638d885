import picocolors from "picocolors";
import stringWidth from "string-width";
import { countOf, sizeText } from "../output/amounts.js";
import { printable } from "../output/printable.js";
import type { RunLook, RunningFile } from "../output/run-meter.js";
import {
  BAR_MAX,
  formatProgressLine,
  formatSpeed,
  formatTimeLeft,
  roomForBar,
  roomForName,
  type ShownProgress,
} from "./progress-line.js";

/** The size of a terminal. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Rows that are not for files: the line for all files, the row of the cursor below it, and the line "and 3 more". */
const ROWS_KEPT = 3;

/** The facts that are aligned, because every line of an upload has them. */
const ALIGNED = 3;

/** The lines that show a run: one per file in flight, as many as fit, and one for all files if there are several. */
export function drawRun(look: RunLook, { columns, rows }: ScreenSize, colors: boolean): readonly string[] {
  const paint = picocolors.createColors(colors);
  const shown = look.running.slice(0, Math.max(1, rows - ROWS_KEPT));
  const several = look.total > 1;
  const lines = alignFacts([...shown.map(describeFile), ...(several ? [describeAll(look)] : [])]);
  const files = lines.slice(0, shown.length);
  const longest = Math.max(0, ...lines.map(({ name }) => stringWidth(name)));
  // The line with the least space decides, so that the columns after the names are the same in all lines.
  const nameWidth = Math.min(longest, ...lines.map((line) => roomForName(line, columns, longest)));
  // All lines have a bar, or none, so that the figures after it are in columns.
  const rooms = lines
    .filter(({ percent }) => percent !== undefined)
    .map((line) => roomForBar(line, columns, nameWidth));
  const barMax = Math.min(BAR_MAX, ...rooms);
  const drawn = files.map((line) => formatProgressLine(line, columns, nameWidth, paint.cyan, barMax));
  const hidden = look.running.length - shown.length;
  if (hidden > 0) drawn.push(paint.dim(`and ${hidden} more`));
  for (const all of lines.slice(shown.length)) {
    const color = look.failed > 0 ? paint.yellow : paint.green;
    drawn.push(formatProgressLine(all, columns, nameWidth, color, barMax));
  }
  return drawn;
}

function describeFile({ file, progress, retries, step }: RunningFile): ShownProgress {
  const name = printable(file.name);
  if (step !== undefined) return { name, percent: 100, facts: ["comparing"] };
  const facts = [
    formatSpeed(progress?.speed ?? 0),
    formatTimeLeft(progress?.timeLeft),
    describeShare(progress?.partsDone ?? 0, progress?.parts ?? 0, "parts"),
    ...(retries === 0 ? [] : [describeRetries(retries)]),
  ];
  return { name, percent: progress?.percent ?? 0, facts };
}

function describeAll(look: RunLook): ShownProgress {
  const { done, total, failed, retries, bytesDone, bytesTotal, speed, timeLeft, concurrency } = look;
  // A share of the files found so far would fall with each file that is found.
  if (look.searching) {
    const found = `${total} files found so far`;
    const sent = [formatSpeed(speed), `${done} done`, sizeText(bytesDone), `${concurrency} in flight`];
    return {
      name: "All",
      percent: undefined,
      facts: done + look.running.length === 0 ? [found] : [found, ...sent],
    };
  }
  const share = bytesTotal === undefined || bytesTotal === 0 ? done / total : bytesDone / bytesTotal;
  // Rounded down, and 100 % only when no file is left, as in the line of one file.
  const percent = Math.min(done < total ? 99.9 : 100, Math.floor(share * 1000) / 10);
  const of = bytesTotal === undefined ? "" : ` of ${sizeText(bytesTotal)}`;
  const facts = [
    formatSpeed(speed),
    formatTimeLeft(timeLeft),
    describeShare(done, total, "files"),
    ...(failed === 0 ? [] : [`${failed} failed`]),
    `${sizeText(bytesDone)}${of}`,
    ...(retries === 0 ? [] : [describeRetries(retries)]),
    `${concurrency} in flight`,
  ];
  return { name: "All", percent: Math.min(100, percent), facts };
}

function describeRetries(count: number): string {
  return countOf(count, "retry", "retries");
}

/** `6/12 parts`, with the same width for all parts. */
function describeShare(done: number, total: number, what: string): string {
  return `${String(done).padStart(String(total).length)}/${total} ${what}`;
}

/** Aligns the first facts of all lines in columns: speed, time left and share. */
function alignFacts(lines: readonly ShownProgress[]): readonly ShownProgress[] {
  const widthOf = (at: number): number =>
    Math.max(0, ...lines.filter(isAligned).map(({ facts }) => stringWidth(facts[at] ?? "")));
  const widths = Array.from({ length: ALIGNED }, (_, at) => widthOf(at));
  return lines.map((line) =>
    isAligned(line) ? { ...line, facts: line.facts.map((fact, at) => fact.padStart(widths[at] ?? 0)) } : line,
  );
}

/** Not while files are compared or found, because a line has other facts then. */
function isAligned({ percent, facts }: ShownProgress): boolean {
  return percent !== undefined && facts.length >= ALIGNED;
}
