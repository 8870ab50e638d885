import { scrub } from "../secrets/hide-secrets.js";

/** The rest of a text is not read; no message needs it. Characters. */
const READ_MAX = 8_192;

/** Maximum number of characters of an error's body that are read. Characters. */
const PAGE_MAX = 65_536;

/** The elements that an HTML page does not show, and their ends. */
const UNSEEN = /<(\/?)(script|style)\b[^<>]*>/gi;

/**
 * The text of a page: its title, or else its text without tags; other text is not changed. The work is linear
 * in the text: all patterns stop at the next `<`.
 */
export function plainText(given: string): string {
  // Secrets are removed first: without the characters that look like a tag, a secret would not be recognised.
  const text = scrub(given.slice(0, PAGE_MAX));
  const opened = /<title\b[^<>]*>/i.exec(text);
  const rest = opened === null ? "" : text.slice(opened.index + opened[0].length);
  const closed = opened === null ? -1 : rest.search(/<\/title/i);
  const plain = closed < 0 ? visible(text).replace(/<[^<>]*>/g, " ") : rest.slice(0, closed);
  return plain.replace(/\s+/g, " ").trim();
}

function visible(html: string): string {
  let kept = "";
  let from = 0;
  let within: string | undefined;
  for (const { 0: tag, 1: slash, 2: name = "", index } of html.matchAll(UNSEEN)) {
    const element = name.toLowerCase();
    if (slash === "" && within === undefined) {
      kept += `${html.slice(from, index)} `;
      within = element;
    } else if (slash === "/" && within === element) {
      from = index + tag.length;
      within = undefined;
    }
  }
  return within === undefined ? kept + html.slice(from) : kept;
}

/**
 * The beginning of a text from outside, safe for a message. It is truncated before secrets are removed, so
 * that the work is bounded; the word at the cut is dropped, because it may be half a secret.
 */
export function excerpt(text: string, longest: number): string {
  let end = text.length;
  if (end > READ_MAX) for (end = READ_MAX; end > 0 && !/\s/.test(text.charAt(end)); ) end -= 1;
  const clean = scrub(text.slice(0, end));
  return clean.length > longest || end < text.length ? `${clean.slice(0, longest)}…` : clean;
}
