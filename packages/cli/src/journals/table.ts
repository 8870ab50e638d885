import stringWidth from "string-width";

/**
 * Rows below a header, in columns as wide as their widest cell; the last column is not padded. If a row is wider than the
 * terminal, every row becomes a block with one line per cell.
 *
 * @param options.columns width of the terminal; absent in a pipe, where programs read lines.
 * @param options.titled false for rows that continue a table.
 */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { columns = 0, titled = true }: { readonly columns?: number | undefined; readonly titled?: boolean } = {},
): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => stringWidth(row[column] ?? ""))));
  const lines = all.map((row) =>
    row
      .map((cell, column) => fill(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  if (columns === 0 || lines.every((line) => stringWidth(line) <= columns))
    return lines.slice(titled ? 0 : 1).join("\n");
  return `${titled ? "" : "\n"}${formatBlocks(header, rows)}`;
}

function formatBlocks(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = Math.max(...header.map((name) => stringWidth(name)));
  return rows
    .map((row) => header.map((name, column) => `${fill(name, width)}  ${row[column] ?? ""}`).join("\n"))
    .join("\n\n");
}

function fill(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
