import { isPrintable } from "./printable.js";

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

/** A command line that a shell splits into these words again. */
export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}
