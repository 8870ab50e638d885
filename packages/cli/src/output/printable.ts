/** Control characters, line ends, and those that are not seen or turn the direction of text: they could redraw or forge what a terminal shows. */
const HARMFUL = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** The same but for line ends. */
const HARMFUL_IN_LINES =
  /(?!\n)[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** A text from outside as one line that a terminal can show: control characters become `\x1B`. */
export function printable(text: string): string {
  return text.replaceAll(HARMFUL, escapeOf);
}

/** Several lines that a terminal can show. */
export function printableLines(text: string): string {
  return text.replaceAll(HARMFUL_IN_LINES, escapeOf);
}

/** JSON with the characters escaped that JSON itself leaves as they are. */
export function printableJson(json: string): string {
  return json.replaceAll(HARMFUL, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Whether a terminal would show something else than what is there. */
export function isPrintable(text: string): boolean {
  return text.search(HARMFUL) < 0;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
