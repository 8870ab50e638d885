import { Help, type HelpConfiguration } from "commander";

/** Wide enough for what a pipe gets, and no wider than one can follow. */
const WIDTH_PIPE = 80;
const WIDTH_MAX = 100;
/** In narrower terminals a description stands below its term: beside it there is no room. */
const WIDTH_BESIDE = 72;
/** Columns that are never gone below. */
const WIDTH_MIN = 24;

/** Columns that a help may take. */
export function helpWidth(): number {
  const columns = process.stdout.columns ?? 0;
  return Math.max(WIDTH_MIN, Math.min(columns > 0 ? columns : WIDTH_PIPE, WIDTH_MAX));
}

/** How every help is laid out, whatever the terminal. */
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

/** Text in lines of so many columns. */
export function wrapText(text: string, width: number): string {
  const help = new Help();
  help.minWidthToWrap = WIDTH_MIN / 2;
  return help.boxWrap(text, width);
}

/** A term and what it means, as they stand in a help, on one line or on several. */
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
