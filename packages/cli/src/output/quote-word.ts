/** A word as a POSIX shell reads it back: unchanged where that is safe, else in single quotes. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line that a shell reads back as these words. */
export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}
