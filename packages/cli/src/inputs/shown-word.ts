import { redactUrl } from "@cdf-multipart/core";

/** How messages call what a word of the command line names: a URL without its login and query, all else as it is. */
export function shownWord(word: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(word) ? redactUrl(word) : word;
}
