import type { FileFields } from "@cdf-multipart/core";
import { describeError } from "../output/describe-error.js";
import { type Column, readColumn } from "./columns.js";
import { COMMA, type Delimiter, guessDelimiter, namedDelimiter } from "./csv-delimiter.js";
import { csvRecords } from "./csv-records.js";
import type { ManifestRow, RowFault } from "./manifest-row.js";
import { readLines, type TextLine } from "./read-lines.js";

/** Columns that a header may have: 256 pairs of metadata, and the fields. */
const COLUMNS_MAX = 1000;
/** Faults of a header that are worth reading. */
const FAULTS_SHOWN = 10;

/**
 * The rows of a CSV, read as they are needed. The first line names the columns. Cells are told apart by commas, or by what the header
 * or a line `sep=;` before it shows.
 *
 * @param note is told what stands between cells when that is no comma.
 * @throws Error when the header cannot be used: then no line can.
 */
export async function* readCsv(path: string, note: (line: string) => void): AsyncGenerator<ManifestRow> {
  let delimiter: Delimiter | undefined;
  let columns: readonly Column[] | undefined;
  const lines = headed(readLines(path), (found) => {
    delimiter = found;
  });
  const form = () => ({ delimiter: (delimiter ?? COMMA).character, width: columns?.length });
  for await (const { line, cells, fault, swallowed } of csvRecords(lines, form)) {
    if (swallowed !== undefined)
      note(
        `${path}, line ${line}: a cell in quotes goes on to line ${swallowed}. Were these to be rows of their own, a quote is missing.`,
      );
    if (columns === undefined) {
      if (fault !== undefined) throw new Error(`line ${line}: ${fault}`);
      if (isEmpty(cells)) continue;
      columns = readHeader(line, cells, delimiter ?? COMMA);
      if (delimiter !== undefined && delimiter.character !== ",")
        note(`${path}: its cells are separated by ${delimiter.name}.`);
    } else if (fault !== undefined) yield { line, path: "", fields: {}, faults: [{ message: fault }] };
    else if (!isEmpty(cells)) yield readRow(line, cells, columns);
  }
  if (columns === undefined) throw new Error("the manifest is empty: its first line must name the columns");
}

/** The lines from the header on, after it was seen what stands between cells. */
async function* headed(
  lines: AsyncIterable<TextLine>,
  onDelimiter: (delimiter: Delimiter) => void,
): AsyncGenerator<TextLine> {
  let named: Delimiter | undefined;
  let isHeader = true;
  for await (const line of lines) {
    if (isHeader && line.fault === undefined && line.text.trim() !== "") {
      if (named === undefined) named = namedDelimiter(line.text);
      if (named !== undefined && /^"?sep=/i.test(line.text)) continue;
      onDelimiter(named ?? guessDelimiter(line.text));
      isHeader = false;
    }
    yield line;
  }
}

/** Spreadsheets leave rows of delimiters alone behind. */
function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function readHeader(line: number, cells: readonly string[], { name }: Delimiter): readonly Column[] {
  const faults: string[] = [];
  if (cells.length > COLUMNS_MAX)
    throw new Error(`line ${line}: it has ${cells.length} columns, and may have ${COLUMNS_MAX}`);
  const seen = new Map<string, string>();
  const columns = cells.map((cell): Column => {
    try {
      const column = readColumn(cell.trim());
      const twin = column.key === "" ? undefined : seen.get(column.key);
      if (twin !== undefined) {
        const as =
          twin === column.name ? "twice" : `as ${JSON.stringify(twin)} and as ${JSON.stringify(column.name)}`;
        faults.push(`it has the column ${JSON.stringify(column.key)} ${as}`);
      }
      seen.set(column.key, column.name);
      return column;
    } catch (error) {
      faults.push(`the column ${JSON.stringify(cell.trim())} ${describeError(error).replace(/\.$/, "")}`);
      return { name: cell, key: "", read: undefined };
    }
  });
  if (!columns.some(({ key }) => key === "path"))
    faults.push(`it has no column "path", and must have one (its cells are separated by ${name})`);
  if (faults.length > 0) {
    const more = faults.length > FAULTS_SHOWN ? `; and ${faults.length - FAULTS_SHOWN} more` : "";
    throw new Error(`line ${line}: ${faults.slice(0, FAULTS_SHOWN).join("; ")}${more}`);
  }
  return columns;
}

function readRow(line: number, cells: readonly string[], columns: readonly Column[]): ManifestRow {
  const faults: RowFault[] = [];
  if (cells.length !== columns.length) {
    faults.push({ message: `has ${cells.length} cells, and the header ${columns.length}` });
  }
  let path = "";
  const parts: Partial<FileFields>[] = [];
  const metadata: [string, string][] = [];
  for (const [place, { name, key, metadataKey, read }] of columns.entries()) {
    const cell = cells[place] ?? "";
    if (cell === "") continue;
    if (key === "path") path = cell;
    else if (metadataKey !== undefined) metadata.push([metadataKey, cell]);
    else if (read === undefined)
      faults.push({ message: `has ${JSON.stringify(cell)} in column ${place + 1}, which has no name` });
    else {
      try {
        parts.push(read(cell));
      } catch (error) {
        const message = `${describeError(error).replace(/\.$/, "")} (got ${JSON.stringify(cell)})`;
        faults.push({ column: name, message });
      }
    }
  }
  if (path === "" && cells.length >= columns.length) faults.push({ column: "path", message: "is missing" });
  const fields: Partial<FileFields> = Object.assign({}, ...parts);
  return {
    line,
    path,
    fields: metadata.length === 0 ? fields : { ...fields, metadata: Object.fromEntries(metadata) },
    faults,
  };
}
