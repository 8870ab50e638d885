import { LINE_MAX, type TextLine } from "./read-lines.js";

/** A row of a CSV, or the fault of its line. */
export interface CsvRecord {
  /** The line on which the row starts. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: string;
  /** The last line of a row over several lines, if each line would also be a valid row: probably a quote is missing. */
  readonly swallowed?: number;
}

/** The form of the rows. */
export interface CsvForm {
  readonly delimiter: string;
  /**
   * Cells per row, once the header is read. A row over several lines with a different number of cells started
   * with a stray quote.
   */
  readonly width: number | undefined;
}

/**
 * The rows of a CSV (RFC 4180): quoted cells may contain delimiters, doubled quotes and line ends. A stray or unclosed quote is a
 * fault of its line only: the following lines, which seemed to belong to its cell, are read again as rows.
 *
 * @param form called before each row.
 */
export async function* csvRecords(
  lines: AsyncIterable<TextLine>,
  form: () => CsvForm,
): AsyncGenerator<CsvRecord> {
  const source = lines[Symbol.asyncIterator]();
  try {
    yield* recordsOf(source, form);
  } finally {
    // Also when the rows are not read to the end: the file of the lines is closed.
    await source.return?.();
  }
}

async function* recordsOf(source: AsyncIterator<TextLine>, form: () => CsvForm): AsyncGenerator<CsvRecord> {
  /** Lines to read again, the next one last. */
  const again: TextLine[] = [];
  const next = async (): Promise<TextLine | undefined> => {
    const line = again.pop();
    if (line !== undefined) return line;
    const { done, value } = await source.next();
    return done === true ? undefined : value;
  };
  for (let first = await next(); first !== undefined; first = await next()) {
    const { number: line } = first;
    if (first.fault !== undefined) {
      yield { line, cells: [], fault: first.fault };
      continue;
    }
    const { delimiter, width } = form();
    const scanner = scanRow(delimiter);
    const more: TextLine[] = [];
    let state = scanner.feed(first.text);
    let { end } = first;
    let length = first.text.length;
    while (state === "open") {
      const continued = await next();
      if (continued !== undefined) more.push(continued);
      length += 1 + (continued?.text.length ?? 0);
      if (continued === undefined || continued.fault !== undefined || length > LINE_MAX) {
        state = "unclosed";
      } else {
        scanner.append(end);
        state = scanner.feed(continued.text);
        end = continued.end;
      }
    }
    const { cells } = scanner;
    const last = more.at(-1)?.number ?? line;
    const fault = faultOf(state, { cells: cells.length, width, line, last });
    if (fault === undefined) {
      const rows = more.length > 0 && more.every(({ text }) => text.split(delimiter).length === width);
      yield { line, cells, ...(rows ? { swallowed: last } : {}) };
    } else {
      for (const one of more.reverse()) again.push(one);
      yield { line, cells: [], fault };
    }
  }
}

type State = "done" | "open" | "unclosed" | "stray" | "after-quote";

interface Shape {
  readonly cells: number;
  readonly width: number | undefined;
  readonly line: number;
  readonly last: number;
}

const DOUBLE = 'Put the whole cell in quotes, and double each quote inside it, such as "5"" pipe"';

function faultOf(state: State, { cells, width, line, last }: Shape): string | undefined {
  if (state === "stray") return `has a quote inside a cell that does not start with one. ${DOUBLE}`;
  if (state === "after-quote" && last === line)
    return `has text between a closing quote and the next cell. ${DOUBLE}`;
  if (state === "after-quote" || state === "unclosed") return `has a quote that is not closed. ${DOUBLE}`;
  if (last > line && width !== undefined && cells !== width) {
    return `has a quote that is closed only on line ${last}; these lines together have ${cells} cells, but the header has ${width}. ${DOUBLE}`;
  }
  return undefined;
}

interface RowScanner {
  readonly cells: string[];
  /** Reads a line of the row. */
  feed(text: string): State;
  /** Adds a line end to the open cell. */
  append(text: string): void;
}

function scanRow(delimiter: string): RowScanner {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;

  /** Reads up to the quote that closes the cell. Returns its index, or -1. */
  const closing = (text: string, from: number): number => {
    for (let at = from; ; ) {
      const quote = text.indexOf('"', at);
      cell += text.slice(at, quote < 0 ? undefined : quote);
      if (quote < 0 || text[quote + 1] !== '"') return quote;
      cell += '"';
      at = quote + 2;
    }
  };
  const feed = (text: string): State => {
    for (let at = 0; ; ) {
      if (quoted) {
        const quote = closing(text, at);
        if (quote < 0) return "open";
        quoted = false;
        cells.push(cell);
        cell = "";
        at = quote + 1;
        if (at === text.length) return "done";
        if (text[at] !== delimiter) return "after-quote";
        at += 1;
      }
      if (text[at] === '"') {
        quoted = true;
        at += 1;
        continue;
      }
      const end = text.indexOf(delimiter, at);
      const raw = text.slice(at, end < 0 ? undefined : end);
      if (raw.includes('"')) return "stray";
      cells.push(raw);
      if (end < 0) return "done";
      at = end + 1;
    }
  };
  return {
    cells,
    feed,
    append: (text) => {
      cell += text;
    },
  };
}
