import { decodeAll } from "./decode-all.js";
import { find, REPLACEMENT, SHORTEST } from "./keep-secret.js";

/**
 * Maximum number of secrets that are kept; the least recently used one is dropped. A file has at most 250
 * signed URLs.
 */
const KEPT_MAX = 8_192;

/** Number of characters by which forms are found. */
const HEAD = SHORTEST;

/** Shorter secrets are replaced only as separate words: in a longer word they are a coincidence. */
const ANYWHERE = 8;

/** For longer secrets, only the beginning is kept in base64. Characters. */
const BASE64_MAX = 4_096;

/** Each secret with its forms, in the order of their last use. */
const kept = new Map<string, ReadonlySet<string>>();

/** All forms, by their first characters. */
const forms = new Map<string, Set<string>>();

/**
 * Finds secrets in every encoding in which a server may echo them. A page loads it with the code for calls:
 * before that, no secret has been sent, so none can be echoed.
 */
export function findEncodedSecrets(): void {
  find({ keep, hide });
}

function keep(secret: string): void {
  const known = kept.get(secret);
  const its = known ?? formsOf(secret);
  kept.delete(secret);
  kept.set(secret, its);
  if (known !== undefined) return;
  for (const form of its) {
    const head = form.slice(0, HEAD);
    forms.set(head, (forms.get(head) ?? new Set()).add(form));
  }
  for (const [oldest, old] of kept) {
    if (kept.size <= KEPT_MAX) break;
    kept.delete(oldest);
    for (const form of old) forms.get(form.slice(0, HEAD))?.delete(form);
  }
}

/**
 * Forms and base64 have two alphabets each, and the case of letters changes in host names and headers. Keeps
 * the length.
 */
function even(text: string): string {
  return text
    .replace(/[-+\s]/g, " ")
    .replaceAll("_", "/")
    .replace(/\p{Lu}/gu, (capital) => {
      const small = capital.toLowerCase();
      return small.length === capital.length ? small : capital;
    });
}

/** The secret itself, and its base64 form at any position in a longer text. */
function formsOf(secret: string): ReadonlySet<string> {
  const all = new Set([even(secret)]);
  const decoded = decodeAll(secret);
  for (const form of [decoded, ...inBase64(secret), ...inBase64(decoded)])
    if (form.length >= ANYWHERE) all.add(even(form));
  return all;
}

function inBase64(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret.slice(0, BASE64_MAX));
  return [0, 1, 2].map((before) => {
    const text = btoa("\0".repeat(before) + String.fromCharCode(...bytes));
    // Without the characters that contain bits of the neighbours.
    return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
  });
}

/** A text with all known secrets replaced. A text with an encoded secret is returned decoded. */
function hide(text: string): string {
  if (forms.size === 0) return text;
  const hidden = hideForms(text);
  const decoded = decodeAll(hidden);
  const clean = hideForms(decoded);
  return clean === decoded ? hidden : clean;
}

function hideForms(text: string): string {
  const plain = even(text);
  let hidden = "";
  let shown = 0;
  for (let at = 0; at + HEAD <= plain.length; at += 1) {
    let end = 0;
    for (const form of forms.get(plain.slice(at, at + HEAD)) ?? []) {
      if (plain.startsWith(form, at) && (form.length >= ANYWHERE || standsAlone(plain, at, form.length)))
        end = Math.max(end, at + form.length);
    }
    // Secrets may overlap: one may contain another.
    if (end > shown) {
      if (at >= shown) hidden += text.slice(shown, at) + REPLACEMENT;
      shown = end;
    }
  }
  return hidden + text.slice(shown);
}

function standsAlone(plain: string, at: number, length: number): boolean {
  return !/[a-z\d]/.test(plain.charAt(at - 1) + plain.charAt(at + length));
}
