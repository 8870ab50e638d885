import { countOf } from "../output/amounts.js";
import { printable } from "../output/printable.js";

/** Notices about the files of a run, printed before they are sent. None of them is an error; each is printed once. */
export interface RunNotes {
  note(line: string): void;
  /** Adds a file whose modification time CDF cannot store. */
  timeLeftOut(shown: string): void;
  /** Adds a file that has no folder to keep, because the argument is the file itself. */
  folderLeftOut(shown: string): void;
  lines(): readonly string[];
}

/** Maximum number of lines, and of names per line, that are printed. */
const SHOWN = 20;
const NAMES_SHOWN = 5;

/** An empty collection of notices. */
export function createRunNotes(): RunNotes {
  const lines = new Set<string>();
  const times = createCount();
  const folders = createCount();
  return {
    note: (line) => {
      if (lines.size < SHOWN) lines.add(printable(line));
    },
    timeLeftOut: times.add,
    folderLeftOut: folders.add,
    lines: () => [...lines, ...times.lines(timesLine), ...folders.lines(foldersLine)],
  };
}

/** Counts files, and keeps the names of the first ones. */
interface FileCount {
  add(shown: string): void;
  lines(describe: (count: number, names: string) => string): readonly string[];
}

function createCount(): FileCount {
  const names: string[] = [];
  let count = 0;
  return {
    add: (shown) => {
      count += 1;
      if (names.length < NAMES_SHOWN) names.push(printable(shown));
    },
    lines: (describe) => {
      if (count === 0) return [];
      const more = count > names.length ? `, and ${count - names.length} more` : "";
      return [describe(count, `${names.join(", ")}${more}`)];
    },
  };
}

function timesLine(count: number, names: string): string {
  const [have, get] = count === 1 ? ["has", "it gets"] : ["have", "they get"];
  return `${countOf(count, "file")} ${have} a modification time before 1970 or after 9999, so ${get} no sourceModifiedTime: ${names}.`;
}

function foldersLine(count: number, names: string): string {
  const [are, get] = count === 1 ? ["was", "it gets"] : ["were", "they get"];
  return `${countOf(count, "file")} ${are} named directly, so --keep-folders has no folder to keep and ${get} no directory: ${names}. Name the folder instead, or quote the pattern.`;
}
