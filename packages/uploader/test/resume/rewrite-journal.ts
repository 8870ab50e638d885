import { readFile, writeFile } from "node:fs/promises";
import { decodeLines, encodeLine } from "../../src/journal/format/lines.js";

/** A line of a journal, as plain JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the edited value is the result of JSON.parse.
export type Line = Record<string, any>;

/** Changes the lines of a journal and keeps their checksums correct. The first line is its head. */
export async function rewriteJournal(path: string, change: (line: Line) => Line): Promise<void> {
  const lines = decodeLines(await readFile(path)).values.map((value) => JSON.parse(JSON.stringify(value)));
  await writeFile(path, Buffer.concat(lines.map((line) => encodeLine(change(line)))));
}
