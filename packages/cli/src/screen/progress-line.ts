import cliTruncate from "cli-truncate";
import stringWidth from "string-width";
import { speedText, timeText } from "../output/amounts.js";

/** The content of a progress line. */
export interface ShownProgress {
  readonly name: string;
  /** 0 to 100; undefined while the whole is not known: then there is no bar. */
  readonly percent: number | undefined;
  /** The texts after the bar, the most important first; those that do not fit are omitted. */
  readonly facts: readonly string[];
}

const BAR_MIN = 8;
/** Maximum number of columns of the bar. */
export const BAR_MAX = 30;
const NAME_MIN = 8;
const NAME_MAX = 32;
const GAP = "  ";
/** Columns of `12.6 MB/s` and of `59m 59s`, so that the figures stay where they are while they change. */
const [SPEED_WIDTH, TIME_WIDTH] = [9, 7];

/**
 * One line with name, bar, percent and facts, narrower than `columns` as displayed by a terminal. On a narrow terminal it first
 * omits the bar, then facts from the end, and then shortens the name.
 *
 * @param nameWidth width of the name column: that of the longest name.
 * @param paintBar colours the bar.
 * @param barMax most columns of the bar, so that the bars of several lines are aligned; 0 for no bar.
 */
export function formatProgressLine(
  { name, percent, facts }: ShownProgress,
  columns: number,
  nameWidth: number = stringWidth(name),
  paintBar: (bar: string) => string = (bar) => bar,
  barMax: number = BAR_MAX,
): string {
  const { room, shown, behind, barRoom } = layOut({ name, percent, facts }, columns, nameWidth);
  const bar =
    barRoom === 0 || barMax === 0 || percent === undefined
      ? ""
      : `${paintBar(drawBar(percent, Math.min(barRoom, barMax)))} `;
  return cliTruncate(`${shown} ${bar}${behind}`, room);
}

/** Columns that a line has for its name: not more than `nameWidth`. */
export function roomForName(line: ShownProgress, columns: number, nameWidth: number): number {
  return layOut(line, columns, nameWidth).nameRoom;
}

/** Columns that a line has for its bar; 0 if there is no room for one. */
export function roomForBar(line: ShownProgress, columns: number, nameWidth: number): number {
  return layOut(line, columns, nameWidth).barRoom;
}

interface Layout {
  readonly room: number;
  readonly shown: string;
  readonly behind: string;
  readonly barRoom: number;
  readonly nameRoom: number;
}

function layOut({ name, percent, facts }: ShownProgress, columns: number, nameWidth: number): Layout {
  const room = Math.max(0, columns - 1);
  const share = `${(percent?.toFixed(1) ?? "-").padStart(5)} %`;
  const kept = [...facts];
  const behind = (): string => [share, ...kept].join(GAP);
  while (kept.length > 1 && NAME_MIN + 1 + stringWidth(behind()) > room) kept.pop();
  const width = Math.max(NAME_MIN, Math.min(NAME_MAX, nameWidth, room - 1 - stringWidth(behind())));
  const shown = toWidth(name, Math.min(width, Math.max(NAME_MIN, nameWidth)));
  const barRoom =
    percent === undefined ? 0 : Math.min(BAR_MAX, room - stringWidth(shown) - stringWidth(behind()) - 2);
  return { room, shown, behind: behind(), barRoom: barRoom < BAR_MIN ? 0 : barRoom, nameRoom: width };
}

/** A speed in bytes per second, as text. */
export function formatSpeed(speed: number): string {
  return speedText(speed).padStart(SPEED_WIDTH);
}

/** The remaining time as text, with `-` while it is unknown. */
export function formatTimeLeft(ms: number | undefined): string {
  const seconds = Math.ceil((ms ?? Number.POSITIVE_INFINITY) / 1000);
  const time = Number.isFinite(seconds) ? timeText(Math.max(1, seconds) * 1000) : "-";
  return `${time.padStart(TIME_WIDTH)} left`;
}

/** The name in exactly `width` columns. Keeps its end, where names differ most. */
function toWidth(name: string, width: number): string {
  const text = stringWidth(name) > width ? cliTruncate(name, width, { position: "start" }) : name;
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

function drawBar(percent: number, width: number): string {
  const inner = width - 2;
  const filled = Math.min(inner, Math.floor((percent / 100) * inner));
  return `[${"#".repeat(filled)}${"-".repeat(inner - filled)}]`;
}
