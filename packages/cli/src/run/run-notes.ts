import { countOf } from "../output/count-of.js";
import { printable } from "../output/printable.js";

/** What a person should know about the files of a run before they are sent, although nothing of it is wrong. Each is said once. */
export interface RunNotes {
  note(line: string): void;
  /** A file whose time of last change no entry in CDF can hold. */
  timeLeftOut(shown: string): void;
  lines(): readonly string[];
}

/** Lines, and names in a line: nobody reads more. */
const SHOWN = 20;
const NAMES_SHOWN = 5;

/** No notes yet. */
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
  return `${countOf(count, "file")} ${have} a time of last change before 1970 or after 9999, so ${get} no sourceModifiedTime: ${names.join(", ")}${more}.`;
}
