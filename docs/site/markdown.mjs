/** Text for a cell of a Markdown table: one line, bars and tags escaped; code spans stay. */
export function cell(text) {
  return prose(text)
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}

/**
 * Text of a docstring, with everything escaped that Markdown or Vue would interpret, except for code spans.
 * Links to symbols become code.
 */
export function prose(text) {
  return text
    .replace(/\{@link\s+([^}\s]+)\s*\}/g, "`$1`")
    .split(/(`[^`]+`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replaceAll("<", "&lt;").replaceAll("{", "&#123;").replaceAll("*", "\\*"),
    )
    .join("");
}

/** A code span of one line, for a cell of a table. */
export function code(text) {
  const line = text.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** A table; undefined without rows. Columns in which no row has a value are omitted. */
export function table(heads, rows) {
  const used = heads.map((_, column) => rows.some((row) => row[column] !== ""));
  const line = (cells) => `| ${cells.filter((_, column) => used[column]).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
