import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- cases: written by `pnpm test:windows --write` -->";
const END = "<!-- end of cases -->";
const HEAD = ["| case | Linux | Wine |", "|---|---|---|"];

/** @typedef {{ name: string, linux?: string, windows?: string }} Row */

/** @param {Row} row */
function lineOf({ name, linux = "", windows = "" }) {
  return `| ${name.replaceAll("|", "\\|")} | ${linux} | ${windows} |`;
}

/** @param {readonly Row[]} rows */
export function tableOf(rows) {
  return [...HEAD, ...rows.map(lineOf)].join("\n");
}

/** Puts rows into the table between the two comments of a page. Rows of other cases are kept. */
export function writeTable(page, rows) {
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  if (from < BEGIN.length || to < from)
    throw new Error(`${page} has no place for the table: ${BEGIN} … ${END}.`);
  const lines = text
    .slice(from, to)
    .split("\n")
    .filter((line) => line.startsWith("|") && !HEAD.includes(line));
  for (const row of rows) {
    const line = lineOf(row);
    const start = lineOf({ name: row.name }).slice(0, -"|  |  |".length);
    const at = lines.findIndex((one) => one.startsWith(`${start}|`));
    if (at < 0) lines.push(line);
    else lines[at] = line;
  }
  writeFileSync(page, `${text.slice(0, from)}\n\n${[...HEAD, ...lines].join("\n")}\n\n${text.slice(to)}`);
}
