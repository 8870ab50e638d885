// A Markdown table with aligned columns, for terminals and documents.

/** @param {import("../types.js").Table} table */
export function renderTable({ title, columns, rows, notes }) {
  const all = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(3, ...all.map((row) => [...(row[at] ?? "")].length)));
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${widths.map((width, at) => pad(cells[at] ?? "", width, at > 0)).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at > 0 ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  const said = notes.map((note) => `- ${note}`);
  return [
    `### ${title}`,
    "",
    line(columns),
    rule,
    ...rows.map(line),
    ...(said.length > 0 ? ["", ...said] : []),
    "",
  ].join("\n");
}

/** @param {string} text @param {number} width @param {boolean} right */
function pad(text, width, right) {
  const space = " ".repeat(width - [...text].length);
  return right ? space + text : text + space;
}
