import { isPrintable } from "./printable.js";

/**
 * A word as a shell reads it back: unchanged where that is safe, else in single quotes. With control characters in it, as `$'…'`, which
 * bash, zsh and POSIX 2024 know: nothing else can be shown and copied.
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

/** A command line that a shell reads back as these words. */
export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}
