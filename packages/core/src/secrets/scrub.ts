/** What stands in the place of a secret. */
const REPLACEMENT = "[redacted]";

/** Everything after the path of a URL in running text: there the signature stands. */
const URL_QUERY = /(https?:\/\/[^\s"'<>?#]*)[?#][^\s"'<>]*/gi;

/** The same where the URL has no host, as upload URLs on Private Link, or is escaped. */
const QUERY = /\?[\w.~%-]+=[^\s"'<>]*/g;

/** A JSON Web Token, wherever it stands. */
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/** A secret as it stands in the body of a form: so it is sent for a token, and so it may be echoed. */
function inForm(secret: string): string {
  return new URLSearchParams([["", secret]]).toString().slice(1);
}

/**
 * Text that came from outside, fit for a message: without the secrets given, without tokens that look like
 * one, and without the queries of URLs. Services and proxies do echo what they were sent.
 */
export function scrub(text: string, secrets: readonly (string | undefined)[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret !== undefined && secret !== "")
      clean = clean.replaceAll(secret, REPLACEMENT).replaceAll(inForm(secret), REPLACEMENT);
  }
  return clean.replace(URL_QUERY, "$1").replace(QUERY, "").replace(JWT, REPLACEMENT);
}
