import stringWidth from "string-width";

/** Rows under a header, in columns as wide as their widest cell; the last column is not filled up. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => stringWidth(row[column] ?? ""))));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - stringWidth(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
