/** Lists in one text field: `raw, north hall`. A comma in an item is written `\,`. */

/** The items of a text. Empty ones are omitted. */
export function splitList(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((item) => item.replaceAll("\\,", ",").trim())
    .filter((item) => item !== "");
}

/** The text of a list. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(",", "\\,")).join(", ");
}
