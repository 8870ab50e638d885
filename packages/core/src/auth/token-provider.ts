/** What a token provider is asked with. */
export interface TokenRequest {
  /** A token that the service refused (401), so that this one is not answered again. */
  readonly rejected?: string;
  /** Aborts when nobody waits for the token any more. */
  readonly signal?: AbortSignal;
}

/**
 * Where bearer tokens come from: any function, sync or async. It is asked before each attempt and is expected
 * to answer from a cache while the token is good; calls that ask at the same time share one answer. After a
 * 401 it is asked once more, with the refused token, and the request is repeated when another token comes
 * back.
 *
 * Ready-made providers are in `@cdf-multipart/core/auth`.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;
