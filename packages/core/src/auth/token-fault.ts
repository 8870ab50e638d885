/**
 * What a header can carry without being rewritten: printable ASCII without spaces (RFC 6750 allows less
 * still).
 */
const SENDABLE = /^[\x21-\x7e]+$/;

/** What is wrong with a token as it stands; undefined when it can be sent. Never quotes it. */
export function tokenFault(token: unknown): string | undefined {
  if (typeof token !== "string") return `must be a string, not ${token === null ? "null" : typeof token}`;
  if (token === "") return "must not be empty";
  if (/^bearer\s/i.test(token)) return 'must be the bare token, without "Bearer " before it';
  if (!SENDABLE.test(token))
    return "must not contain spaces, line breaks or characters beyond ASCII (was it read from a file with its line end?)";
  return undefined;
}
