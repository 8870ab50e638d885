import stringWidth from "string-width";

/** Lines that begin with this text contain a command to copy, which a line break would split. */
export const TO_UPLOAD_THE_REST = "To upload the rest: ";

/** A narrower terminal would get one word per line. */
const COLUMNS_MIN = 20;
/** Further indentation of the second line. */
const HANG = "  ";

/**
 * Words with the spaces before them, so that columns keep their distance. A size and its unit are one word.
 */
const WORDS = / *[^ ]+(?: (?:[kMGTP]?B(?:\/s)?|%)[,.;:)]*(?= |$))?/g;

/**
 * A line for a terminal of this width, broken between words, where the terminal itself would break inside of
 * words. A word that is too long is not broken, so that a path can be copied. No character changes, although
 * packages for this purpose normalise names.
 */
export function softWrap(line: string, columns: number): string {
  if (columns < COLUMNS_MIN || stringWidth(line) <= columns || line.startsWith(TO_UPLOAD_THE_REST))
    return line;
  const indent = `${/^ */.exec(line)?.[0] ?? ""}${HANG}`;
  const lines: string[] = [];
  let shown = "";
  for (const word of line.match(WORDS) ?? []) {
    if (shown !== "" && stringWidth(shown + word) > columns) {
      lines.push(shown);
      shown = indent + word.trimStart();
    } else shown += word;
  }
  return [...lines, shown].join("\n");
}
