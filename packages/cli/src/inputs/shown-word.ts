import { redactUrl } from "@cdf-multipart/core";

/** An argument as shown in messages: a URL without its login and query, everything else unchanged. */
export function shownWord(word: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(word) ? redactUrl(word) : word;
}
