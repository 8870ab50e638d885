import { hideKnown } from "./keep-secret.js";
import { withoutLogin } from "./redact-url.js";

/**
 * A URL in running text (`?QUERY` replaces its removed query), from its colon on: the text before it cannot
 * be a secret, and need not be searched.
 */
const URL_REST = /:\/\/[^\s"'<>]+/g;

/** A query of a URL without a host, as in upload URLs on Private Link, or of an escaped URL. */
const QUERY = /\?[\w.~%-]+=[^\s"'<>]*/g;

/** A JSON Web Token, anywhere in the text. */
const JWT = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/**
 * A text without known secrets, and without texts that look like one: logins, queries and fragments of URLs,
 * and tokens. All errors, events and log lines go through it.
 */
export function hideSecrets(text: string): string {
  return hideKnown(text)
    .replace(URL_REST, (rest) => withoutLogin(rest).replace(/[?#](?!QUERY$).*/s, ""))
    .replace(JWT, "[redacted]");
}

/**
 * A text from outside, safe for a message: also without queries of URLs that have no host. Services and
 * proxies do echo requests.
 */
export function scrub(text: string): string {
  return hideSecrets(text).replace(QUERY, "");
}

/**
 * Marks the errors of this family, whose texts have no secrets. The symbol is registered globally, so that
 * two copies of the package in one program (two versions, ESM next to a bundle) recognise each other's errors.
 */
export const BRAND: unique symbol = Symbol.for("@cdf-multipart/core.error");

/** Whether any copy of the package made this error. */
export function isBranded(value: unknown): boolean {
  return typeof value === "object" && value !== null && BRAND in value;
}

/** Deeper causes add no information. */
const CAUSE_DEPTH = 4;

/** Deeper data is not from the API, and is omitted. */
const DATA_DEPTH = 16;

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * A copy of a foreign error that is safe as `cause`: name, message without secrets, code, and the same of its
 * causes. Errors of HTTP stacks and OAuth libraries contain requests, headers and bodies; all of that is
 * omitted.
 */
export function safeCause(error: unknown, depth: number = 0): Error {
  if (!(error instanceof Error)) return new Error(scrub(String(error)));
  // Clean since it was made.
  if (isBranded(error)) return error;
  const cause =
    error.cause === undefined || depth >= CAUSE_DEPTH ? {} : { cause: safeCause(error.cause, depth + 1) };
  const copy = new Error(scrub(error.message), cause);
  copy.name = hideSecrets(error.name);
  const code = codeOf(error);
  return code === undefined ? copy : Object.assign(copy, { code: hideSecrets(code) });
}

/**
 * A copy of plain data, and of errors in it, without secrets in any of its texts. Errors of this family
 * contain none already.
 */
export function withoutSecrets<T>(value: T, depth?: number): T;
export function withoutSecrets(value: unknown, depth: number = 0): unknown {
  if (typeof value === "string") return hideSecrets(value);
  if (typeof value !== "object" || value === null) return value;
  if (isBranded(value)) return value;
  if (value instanceof Error) return safeCause(value);
  if (depth > DATA_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [hideSecrets(key), withoutSecrets(one, depth + 1)]),
  );
}
