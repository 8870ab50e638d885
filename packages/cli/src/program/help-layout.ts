import { Help, type HelpConfiguration } from "commander";

/** Columns of a help in a pipe, and the maximum for lines of text, because longer ones are hard to read. */
const WIDTH_PIPE = 80;
const WIDTH_MAX = 100;
/** In narrower terminals a description is printed below its term, since there is no room next to it. */
const WIDTH_BESIDE = 72;
/** The minimum number of columns of a help. */
const WIDTH_MIN = 24;

/** The number of columns of a help. */
export function helpWidth(): number {
  const columns = process.stdout.columns ?? 0;
  return Math.max(WIDTH_MIN, Math.min(columns > 0 ? columns : WIDTH_PIPE, WIDTH_MAX));
}

/** The layout of every help for a terminal of this width. */
export function helpLayout(width: number = helpWidth()): HelpConfiguration {
  return {
    helpWidth: width,
    minWidthToWrap: WIDTH_MIN / 2,
    styleTitle: (title) => wrapText(title, width),
    ...(width < WIDTH_BESIDE
      ? { formatItem: (term, _, description) => below(term, description, width) }
      : undefined),
  };
}

/** The text, wrapped to lines of at most `width` columns. */
export function wrapText(text: string, width: number): string {
  const help = new Help();
  help.minWidthToWrap = WIDTH_MIN / 2;
  return help.boxWrap(text, width);
}

/** A term and its description in the layout of a help, on one line or on several. */
export function describeItem(term: string, termWidth: number, description: string, width: number): string {
  if (width < WIDTH_BESIDE) return below(term, description, width);
  const help = new Help();
  help.helpWidth = width;
  return help.formatItem(term, termWidth, description, help);
}

function below(term: string, description: string, width: number): string {
  const lines = description === "" ? [] : wrapText(description, width - 6).split("\n");
  return [wrapText(`  ${term}`, width), ...lines.map((line) => `      ${line}`)].join("\n");
}
