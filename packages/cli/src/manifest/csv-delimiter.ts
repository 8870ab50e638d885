import { isPathColumn } from "./columns.js";

/** The separator of the cells of a CSV. */
export interface Delimiter {
  readonly character: string;
  /** Its name in messages. */
  readonly name: string;
}

/** The default delimiter. */
export const COMMA: Delimiter = Object.freeze({ character: ",", name: "commas" });

const KNOWN: readonly Delimiter[] = Object.freeze([
  COMMA,
  { character: ";", name: "semicolons" },
  { character: "\t", name: "tabs" },
  { character: "|", name: "bars" },
]);

/** The delimiter that a first line `sep=;` names, as Excel writes and reads it. */
export function namedDelimiter(line: string): Delimiter | undefined {
  const [, character] = /^"?sep=([^"\r\n])"?[,;\t|]*$/i.exec(line) ?? [];
  if (character === undefined) return undefined;
  const known = KNOWN.find((one) => one.character === character);
  return known ?? { character, name: JSON.stringify(character) };
}

/** The delimiter with which the header has a column `path`, else the one that gives the most columns. */
export function guessDelimiter(header: string): Delimiter {
  const columns = (one: Delimiter): string[] =>
    header.split(one.character).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const withPath = KNOWN.filter((one) => columns(one).some(isPathColumn));
  const [best] = (withPath.length > 0 ? withPath : KNOWN).toSorted(
    (a, b) => columns(b).length - columns(a).length,
  );
  return best ?? COMMA;
}
