import type { FileFields } from "@cdf-multipart/core";
import { propertyOf } from "../fields/node-fields.js";
import { countOf } from "../output/amounts.js";
import { describeError } from "../output/cli-words.js";
import { type Column, type ManifestRow, NODE_COLUMN, nodeRow, type RowFault, readColumn } from "./columns.js";
import { COMMA, type Delimiter, guessDelimiter, namedDelimiter } from "./csv-delimiter.js";
import { csvRecords } from "./csv-records.js";
import { readLines, type TextLine } from "./read-lines.js";

/** Most columns of a header: 256 metadata entries and all fields need fewer. */
const COLUMNS_MAX = 1000;
/** The most faults of a header that are printed. */
const FAULTS_SHOWN = 10;

/**
 * The rows of a CSV, read lazily. The first line names the columns. Cells are separated by commas, or by the delimiter that the
 * header or a preceding line `sep=;` uses.
 *
 * @param note receives a notice about a delimiter other than the comma, and about rows that probably lack a quote.
 * @throws Error when the header is invalid, so that no row can be read.
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
        `${path}, line ${line}: a quoted cell continues to line ${swallowed}. If these lines are separate rows, a quote is missing.`,
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
  if (columns === undefined) throw new Error("the manifest is empty. Its first line must name the columns");
}

/** The lines from the header on. Detects the delimiter before the first of them. */
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

/** Whether a row has no content: spreadsheets export empty rows as delimiters only. */
function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function readHeader(line: number, cells: readonly string[], { name }: Delimiter): readonly Column[] {
  const faults: string[] = [];
  if (cells.length > COLUMNS_MAX)
    throw new Error(`line ${line}: it has ${cells.length} columns; the limit is ${COLUMNS_MAX}`);
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
    faults.push(`it has no column "path", which is required (the cells are separated by ${name})`);
  if (faults.length > 0) {
    const more = faults.length > FAULTS_SHOWN ? `; and ${faults.length - FAULTS_SHOWN} more` : "";
    throw new Error(`line ${line}: ${faults.slice(0, FAULTS_SHOWN).join("; ")}${more}`);
  }
  return columns;
}

function readRow(line: number, cells: readonly string[], columns: readonly Column[]): ManifestRow {
  const faults: RowFault[] = [];
  if (cells.length !== columns.length) {
    faults.push({ message: `has ${countOf(cells.length, "cell")}, but the header has ${columns.length}` });
  }
  let path = "";
  const parts: Partial<FileFields>[] = [];
  const metadata: [string, string][] = [];
  let node: string | undefined;
  const properties: [string, unknown][] = [];
  for (const [place, { name, key, metadataKey, property, read }] of columns.entries()) {
    const cell = cells[place] ?? "";
    if (cell === "") continue;
    if (key === "path") path = cell;
    else if (metadataKey !== undefined) metadata.push([metadataKey, cell]);
    else if (key === NODE_COLUMN) node = cell;
    else if (read === undefined && property === undefined)
      faults.push({ message: `has ${JSON.stringify(cell)} in column ${place + 1}, which has no name` });
    else {
      try {
        if (property !== undefined) properties.push([property, propertyOf(property, cell)]);
        else if (read !== undefined) parts.push(read(cell));
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
    node: nodeRow(node, properties),
    faults,
  };
}
