/** What stands in the place of a secret. */
const REPLACEMENT = "[redacted]";

/** Everything after the path of a URL in running text: there the signature stands. */
const URL_QUERY = /(https?:\/\/[^\s"'<>?#]*)[?#][^\s"'<>]*/gi;

/** A JSON Web Token, wherever it stands. */
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/**
 * Text that came from outside, fit for a message: without the secrets given, without tokens that look like
 * one, and without the queries of URLs. Services and proxies do echo what they were sent.
 */
export function scrub(text: string, secrets: readonly (string | undefined)[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret !== undefined && secret !== "") clean = clean.replaceAll(secret, REPLACEMENT);
  }
  return clean.replace(URL_QUERY, "$1").replace(JWT, REPLACEMENT);
}
