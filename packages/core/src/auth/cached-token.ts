import type { TokenEndpointResponse } from "oauth4webapi";
import { keepSecret } from "../secrets/keep-secret.js";
import { type Clock, systemClock } from "../time/clock.js";
import { spanOf } from "../time/outside-time.js";
import { sharedWork } from "../time/shared-work.js";
import type { TokenProvider } from "./token-provider.js";

/** A token, and its lifetime. */
export interface IssuedToken {
  readonly token: string;
  /** ms from the request of the token; undefined when the issuer does not state it. */
  readonly expiresIn?: number | undefined;
}

/**
 * A token is renewed this long before its expiry, or a tenth of its lifetime before if that is shorter. ms
 * (facts of the API)
 */
const RENEW_BEFORE = 30_000;

/** The settings of a cache. */
export interface CachedTokenOptions {
  readonly clock?: Clock;
}

/**
 * Creates a token provider from a function that fetches a token: the token is kept, and renewed 30 s before
 * its expiry, by one request for all waiting calls. The expiry is computed from the time of the request, by
 * this machine's clock, so a wrong clock does no harm. If the renewal fails while the old token is still
 * valid, the old one is used.
 */
export function cachedToken(
  fetchToken: (signal: AbortSignal) => Promise<IssuedToken>,
  options: CachedTokenOptions = {},
): TokenProvider {
  const { clock = systemClock } = options;
  let kept: { token: string; renewAt: number; expiresAt: number } | undefined;

  const renew = sharedWork(async (signal) => {
    const askedAt = clock.now();
    const { token, expiresIn = Number.POSITIVE_INFINITY } = await fetchToken(signal);
    const margin = Math.min(RENEW_BEFORE, expiresIn / 10);
    kept = { token, renewAt: askedAt + expiresIn - margin, expiresAt: askedAt + expiresIn };
    return token;
  });

  return async ({ rejected, signal = new AbortController().signal }) => {
    const held = kept?.token === rejected ? undefined : kept;
    if (held !== undefined && clock.now() < held.renewAt) return held.token;
    try {
      return await renew(signal);
    } catch (error) {
      if (signal.aborted || held === undefined || clock.now() >= held.expiresAt) throw error;
      return held.token;
    }
  };
}

/** The fields of a token endpoint's response that the cache needs. */
export function issuedToken(response: TokenEndpointResponse): IssuedToken {
  const {
    access_token: token,
    refresh_token: refresh = "",
    id_token: id = "",
    expires_in: seconds,
  } = response;
  for (const secret of [token, refresh, id]) keepSecret(secret);
  return { token, expiresIn: spanOf(seconds, 1000) };
}
