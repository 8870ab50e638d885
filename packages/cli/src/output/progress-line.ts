import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";

/** What the line shows of an upload under way. */
export interface ShownProgress {
  /** 0 to 100. */
  readonly percent: number;
  /** Bytes a second; 0 while nothing is known. */
  readonly speed: number;
  /** ms; undefined while nothing is known. */
  readonly timeLeft?: number | undefined;
  readonly partsDone: number;
  readonly parts: number;
}

const BAR_MIN = 8;
const BAR_MAX = 30;
const NAME_MIN = 8;
const NAME_MAX = 32;

/**
 * One line that fits into `columns`: name, bar, percent, speed, time left, parts. On a narrow terminal the bar
 * goes first, then the name is shortened, then the end is cut.
 */
export function formatProgressLine(name: string, progress: ShownProgress, columns: number): string {
  const facts = describe(progress);
  const room = columns - 1 - facts.length - 1;
  const shown = shorten(name, Math.max(NAME_MIN, Math.min(NAME_MAX, room)));
  const barRoom = Math.min(BAR_MAX, room - shown.length - 1);
  const bar = barRoom < BAR_MIN ? "" : `${drawBar(progress.percent, barRoom)} `;
  return `${shown} ${bar}${facts}`.slice(0, Math.max(0, columns - 1));
}

function describe({ percent, speed, timeLeft, partsDone, parts }: ShownProgress): string {
  const left = timeLeft === undefined || !Number.isFinite(timeLeft) ? "-" : formatTimeLeft(timeLeft);
  const rate = `${prettyBytes(Math.round(speed), { maximumFractionDigits: 1 })}/s`;
  return `${percent.toFixed(1).padStart(5)} %  ${rate.padStart(10)}  ${left} left  ${partsDone}/${parts} parts`;
}

function formatTimeLeft(ms: number): string {
  return prettyMilliseconds(Math.ceil(ms / 1000) * 1000, { secondsDecimalDigits: 0 });
}

function drawBar(percent: number, width: number): string {
  const inner = width - 2;
  const filled = Math.min(inner, Math.floor((percent / 100) * inner));
  return `[${"#".repeat(filled)}${"-".repeat(inner - filled)}]`;
}

/** Keeps the end, where names differ most. Counts characters, not UTF-16 units, so that none is cut in two. */
function shorten(name: string, width: number): string {
  const characters = [...name];
  return characters.length <= width ? name : `…${characters.slice(1 - width).join("")}`;
}
