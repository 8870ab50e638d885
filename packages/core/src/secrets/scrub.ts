import { hideKnown } from "./keep-secret.js";
import { withoutLogin } from "./redact-url.js";

/** A URL in running text (`?QUERY` stands where its query was taken out), from its colon on: what stands before that cannot be a secret, and need not be looked for. */
const URL_REST = /:\/\/[^\s"'<>]+/g;

/** A query where the URL has no host, as upload URLs on Private Link, or is escaped. */
const QUERY = /\?[\w.~%-]+=[^\s"'<>]*/g;

/** A JSON Web Token, wherever it stands. */
const JWT = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/**
 * A text without known secrets, and without what looks like one: logins, queries and fragments of URLs, and tokens. All errors,
 * events and log lines go through it.
 */
export function hideSecrets(text: string): string {
  return hideKnown(text)
    .replace(URL_REST, (rest) => withoutLogin(rest).replace(/[?#](?!QUERY$).*/s, ""))
    .replace(JWT, "[redacted]");
}

/**
 * Text that came from outside, fit for a message: also without what looks like the query of a URL that has no host. Services and
 * proxies do echo what they were sent.
 */
export function scrub(text: string): string {
  return hideSecrets(text).replace(QUERY, "");
}
