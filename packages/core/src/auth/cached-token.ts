import type { TokenEndpointResponse } from "oauth4webapi";
import { keepSecret } from "../secrets/keep-secret.js";
import { type Clock, systemClock } from "../time/clock.js";
import { spanOf } from "../time/outside-time.js";
import { sharedWork } from "../time/shared-work.js";
import type { TokenProvider } from "./token-provider.js";

/** A token, and how long it is good for. */
export interface IssuedToken {
  readonly token: string;
  /** ms from the moment it was asked for; undefined when the issuer does not say. */
  readonly expiresIn?: number | undefined;
}

/**
 * A token is renewed so long before its end, or a tenth of its life before it where that is shorter. ms
 * (facts of the API)
 */
const RENEW_BEFORE = 30_000;

/** What the cache works with. */
export interface CachedTokenOptions {
  readonly clock?: Clock;
}

/**
 * Makes a token provider of a function that fetches one: the token is kept and renewed 30 s before its end,
 * by one request at a time however many calls wait. The end is counted by this machine's clock from when the
 * token was asked for, so a clock that is wrong does no harm. When the renewal fails while the old token is
 * still good, the old one serves on.
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

/** What the cache wants to know of a token endpoint's response. */
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
