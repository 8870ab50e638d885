/** What a token provider is asked with. */
export interface TokenRequest {
  /** A token that the service refused (401), so that it is not returned again. */
  readonly rejected?: string;
  /** Aborts when nobody waits for the token any more. */
  readonly signal?: AbortSignal;
}

/**
 * Where bearer tokens come from: any function, sync or async. It is asked before each attempt and is expected
 * to return a cached token while it is good. Calls that ask at the same time share one result. After a 401 it
 * is asked once more, with the refused token, and the request is repeated when another token comes back.
 *
 * Ready-made providers are in `@cdf-multipart/core/auth`.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;

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
