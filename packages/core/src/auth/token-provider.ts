/** The argument of a token provider. */
export interface TokenRequest {
  /** A token that the service refused (401), so that it is not returned again. */
  readonly rejected?: string;
  /** Aborts when nobody waits for the token any more. */
  readonly signal?: AbortSignal;
}

/**
 * The source of bearer tokens: any function, sync or async. It is called before each attempt, and should
 * return a cached token while that is valid. Simultaneous calls share one result. After a 401 it is called
 * once more, with the refused token, and the request is repeated if it returns another token.
 *
 * Ready-made providers are in `@cdf-multipart/core/auth`.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;

/**
 * The characters that a header can contain unchanged: printable ASCII without spaces (RFC 6750 allows even
 * less).
 */
const SENDABLE = /^[\x21-\x7e]+$/;

/** The fault of a token; undefined when it can be sent. Never quotes it. */
export function tokenFault(token: unknown): string | undefined {
  if (typeof token !== "string") return `must be a string, not ${token === null ? "null" : typeof token}`;
  if (token === "") return "must not be empty";
  if (/^bearer\s/i.test(token)) return 'must be the bare token, without "Bearer " before it';
  if (!SENDABLE.test(token))
    return "must not contain spaces, line breaks or characters beyond ASCII (was it read from a file with its line end?)";
  return undefined;
}
