import { createReadStream } from "node:fs";
import type { FileFields } from "@cdf-multipart/core";
import { CsvError, parse } from "csv-parse";
import { describeError } from "../output/describe-error.js";
import { type ColumnReader, columnReader, isPathColumn } from "./columns.js";
import type { ManifestRow, RowFault } from "./manifest-row.js";

interface Column {
  readonly name: string;
  /** Undefined for the path. */
  readonly read: ColumnReader | undefined;
}

/**
 * The rows of a CSV, read as they are needed. The first line names the columns.
 *
 * @throws Error when the header cannot be used: then no line can.
 */
export async function* readCsv(path: string): AsyncGenerator<ManifestRow> {
  const parser = createReadStream(path).pipe(
    parse({ bom: true, info: true, skip_empty_lines: true, relax_column_count: true }),
  );
  let columns: readonly Column[] | undefined;
  let line = 1;
  try {
    for await (const { info, record } of parser) {
      const cells: readonly string[] = record;
      line = info.lines;
      if (columns === undefined) columns = readHeader(cells);
      else yield readRow(line, cells, columns);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // After a quote that is not closed nobody knows where lines begin.
    const message = `cannot be read as CSV, nor can what follows: ${error.message}`;
    yield { line: line + 1, path: "", fields: {}, faults: [{ message }] };
  }
  if (columns === undefined) throw new Error("the manifest is empty: its first line must name the columns");
}

function readHeader(cells: readonly string[]): readonly Column[] {
  const faults: string[] = [];
  const columns = cells.map((cell): Column => {
    const name = cell.trim();
    if (isPathColumn(name)) return { name, read: undefined };
    try {
      return { name, read: columnReader(name) };
    } catch (error) {
      faults.push(`the column ${JSON.stringify(name)} ${describeError(error).replace(/\.$/, "")}`);
      return { name, read: () => ({}) };
    }
  });
  const paths = columns.filter(({ read }) => read === undefined).length;
  if (paths !== 1)
    faults.push(`it has ${paths === 0 ? "no column" : `${paths} columns`} "path", and must have one`);
  const twice = columns.find(({ name }, place) => columns.findIndex((other) => other.name === name) < place);
  if (twice !== undefined && paths === 1)
    faults.push(`it has the column ${JSON.stringify(twice.name)} twice`);
  if (faults.length > 0) throw new Error(`line 1: ${faults.join("; ")}`);
  return columns;
}

function readRow(line: number, cells: readonly string[], columns: readonly Column[]): ManifestRow {
  const faults: RowFault[] = [];
  if (cells.length !== columns.length) {
    faults.push({ message: `has ${cells.length} cells, and the header ${columns.length}` });
  }
  let path = "";
  let fields: Partial<FileFields> = {};
  for (const [place, { name, read }] of columns.entries()) {
    const cell = cells[place] ?? "";
    if (read === undefined) path = cell;
    else if (cell !== "") {
      try {
        const more = read(cell);
        const metadata = { ...fields.metadata, ...more.metadata };
        fields = { ...fields, ...more, ...(more.metadata === undefined ? {} : { metadata }) };
      } catch (error) {
        const message = `${describeError(error).replace(/\.$/, "")} (got ${JSON.stringify(cell)})`;
        faults.push({ column: name, message });
      }
    }
  }
  if (path === "" && cells.length >= columns.length) faults.push({ column: "path", message: "is missing" });
  return { line, path, fields, faults };
}
