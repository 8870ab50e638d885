/** Control characters, and those that turn the direction of text: in a name they could redraw the terminal. */
const HARMFUL = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text from outside as one line that a terminal can show: control characters become `\x1B`. */
export function printable(text: string): string {
  return text.replaceAll(HARMFUL, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    return code < 0x100 ? `\\x${hex.padStart(2, "0")}` : `\\u${hex.padStart(4, "0")}`;
  });
}
