/** Control characters, line ends, and characters that are invisible or change the text direction: they could forge terminal output. */
const HARMFUL = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** The same without line feeds. */
const HARMFUL_IN_LINES =
  /(?!\n)[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** A text from outside as one line that is safe on a terminal: control characters are written as escapes such as `\x1B`. */
export function printable(text: string): string {
  return text.replaceAll(HARMFUL, escapeOf);
}

/** A text from outside as several lines that are safe on a terminal. */
export function printableLines(text: string): string {
  return text.replaceAll(HARMFUL_IN_LINES, escapeOf);
}

/** JSON in which all harmful characters are escaped, also those that JSON allows. */
export function printableJson(json: string): string {
  return json.replaceAll(HARMFUL, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Whether a terminal shows the text exactly as it is. */
export function isPrintable(text: string): boolean {
  return text.search(HARMFUL) < 0;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}

/**
 * A word quoted for a shell: unchanged if that is safe, otherwise in single quotes. Words with control characters are written as
 * `$'…'`, which bash, zsh and POSIX 2024 support: no other form can be printed and copied.
 */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!isPrintable(word)) return `$'${[...Buffer.from(word)].map(escapeByte).join("")}'`;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w@%+=:,./ -]/.test(character) ? character : `\\x${byte.toString(16).padStart(2, "0")}`;
}

/** A command line that a shell splits into exactly these words. */
export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}
