import { countOf } from "../output/amounts.js";
import { printable } from "../output/printable.js";

/** Notices about the files of a run, printed before they are sent. None of them is an error; each is printed once. */
export interface RunNotes {
  note(line: string): void;
  /** Adds a file whose modification time CDF cannot store. */
  timeLeftOut(shown: string): void;
  lines(): readonly string[];
}

/** The most lines, and names in one line, that are printed. */
const SHOWN = 20;
const NAMES_SHOWN = 5;

/** An empty collection of notices. */
export function createRunNotes(): RunNotes {
  const lines = new Set<string>();
  const names: string[] = [];
  let timesLeftOut = 0;
  return {
    note: (line) => {
      if (lines.size < SHOWN) lines.add(printable(line));
    },
    timeLeftOut: (shown) => {
      timesLeftOut += 1;
      if (names.length < NAMES_SHOWN) names.push(printable(shown));
    },
    lines: () => (timesLeftOut === 0 ? [...lines] : [...lines, timesLine(timesLeftOut, names)]),
  };
}

function timesLine(count: number, names: readonly string[]): string {
  const more = count > names.length ? `, and ${count - names.length} more` : "";
  const [have, get] = count === 1 ? ["has", "it gets"] : ["have", "they get"];
  return `${countOf(count, "file")} ${have} a modification time before 1970 or after 9999, so ${get} no sourceModifiedTime: ${names.join(", ")}${more}.`;
}
