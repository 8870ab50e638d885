import { randomBytes } from "node:crypto";

/** A secret that occurs nowhere else, created for each run. */
export interface Canary {
  /** The kind of secret that it represents. */
  readonly name: string;
  readonly value: string;
}

/**
 * Characters that each encoding writes differently. `?` also splits texts that are truncated at the query of
 * a URL.
 */
const SPECIAL = ['&"<>é', "?x=1#/", "a b+c_d-e", "%41\\n'", "~@:/;"];

/**
 * One canary per name, all with different special characters. `plain` ones can be used unencoded in a header
 * or in a URL.
 */
export function makeCanaries(names: readonly string[], plain: boolean = false): readonly Canary[] {
  return names.map((name, at) => ({
    name,
    value: makeValue(plain ? ("-._~"[at % 4] ?? "") : (SPECIAL[at % SPECIAL.length] ?? "")),
  }));
}

function makeValue(special: string): string {
  return `${randomBytes(6).toString("hex")}${special}${randomBytes(6).toString("base64url")}`;
}

const utf16 = (text: string, one: (code: number) => string): string =>
  [...Array(text.length).keys()].map((at) => one(text.charCodeAt(at))).join("");

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** All encodings in which a secret may be repeated. */
export const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  percent: encodeURIComponent,
  "percent in small letters": (secret) =>
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  "every byte in percent": (secret) =>
    [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "percent twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  form: (secret) => new URLSearchParams([["", secret]]).toString().slice(1),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  "JSON in JSON": (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  "JSON with escaped slashes": (secret) => JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
  "JSON by number": (secret) => utf16(secret, (code) => `\\u${code.toString(16).padStart(4, "0")}`),
  HTML: (secret) =>
    secret
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
  "HTML by number": (secret) => utf16(secret, (code) => `&#${code};`),
  "HTML by hex number": (secret) => utf16(secret, (code) => `&#x${code.toString(16)};`),
  "percent in HTML": (secret) => encodeURIComponent(secret).replaceAll("%", "&#37;"),
  base64,
  "base64 for URLs": (secret) => Buffer.from(secret).toString("base64url"),
  "base64 in percent": (secret) => encodeURIComponent(base64(secret)),
  "base64 of a login": (secret) => base64(`user:${secret}`),
  "base64 of a longer login": (secret) => base64(`users:${secret}:more`),
  "base64 of the longest login": (secret) => base64(`users1:${secret}!`),
  "small letters": (secret) => secret.toLowerCase(),
  "capital letters": (secret) => secret.toUpperCase(),
  "the value of a query": (secret) => `https://some.example/path?a=1&k=${encodeURIComponent(secret)}`,
  "a query": (secret) => `https://some.example/path?${encodeURIComponent(secret)}`,
  "behind a question mark": (secret) => `?${secret}`,
  "a login in a URL": (secret) => `https://user:${encodeURIComponent(secret)}@some.example/path`,
  "a header": (secret) => `Authorization: Bearer ${secret}`,
  "in a word": (secret) => `before${secret}after`,
};

/** Separates texts that would be truncated: only the start of every text is shown. */
export const echo = (name: string, secret: string): string => ENCODINGS[name]?.(secret) ?? "";

/**
 * Finds the canaries in a text, in any encoding; also half of one, because a text may have been truncated.
 */
export function lookOut(canaries: readonly Canary[]): (text: string) => readonly string[] {
  const known = canaries.map(({ name, value }) => {
    const halves = [value.slice(0, 12), value.slice(-8), base64(value).slice(0, 12)];
    const whole = Object.keys(ENCODINGS).map((one) => echo(one, value));
    return { name, forms: [...new Set([...halves, ...whole].map((form) => form.toLowerCase()))] };
  });
  return (text) => {
    const small = text.toLowerCase();
    return known.filter(({ forms }) => forms.some((form) => small.includes(form))).map(({ name }) => name);
  };
}
