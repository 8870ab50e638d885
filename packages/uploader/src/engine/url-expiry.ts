import type { Clock } from "@cdf-multipart/core";
import { momentText } from "@cdf-multipart/core/internal";
import type { UploadSession } from "../session/upload-session.js";

/** Knows when the upload URLs of a session expire, so that no part is sent to an expired one. */
export interface UrlExpiry {
  /** Why no more parts may be started at `now`; undefined while they may. */
  expired(now: number): string | undefined;
  /** Warns once, when at this speed the URLs expire before the upload ends; otherwise undefined. */
  tooLate(
    now: number,
    timeLeft: number | undefined,
  ): { readonly expiresAt: number; readonly projectedEnd: number } | undefined;
}

/** Clocks differ, and a request takes time to arrive: URLs are not used this long before they expire, ms. */
const MARGIN = 60_000;
/** For short-lived URLs the margin is this share of their lifetime. */
const MARGIN_SHARE = 0.1;
/** A projection from less time than this is a guess, ms. */
const SEEN_ENOUGH = 5_000;

/** Watches the URLs of a session. URLs without a known expiry are assumed not to expire. */
export function createUrlExpiry(session: UploadSession, clock: Clock): UrlExpiry {
  const { expiresAt = Number.POSITIVE_INFINITY, openedAt } = session;
  const began = clock.now();
  let warned = false;
  return {
    expired(now): string | undefined {
      const margin = Math.min(MARGIN, Math.max(0, expiresAt - openedAt) * MARGIN_SHARE);
      if (now < expiresAt - margin) return undefined;
      return `the upload URLs expire at ${momentText(expiresAt)}`;
    },
    tooLate(now, timeLeft) {
      if (warned || timeLeft === undefined || now - began < SEEN_ENOUGH) return undefined;
      const projectedEnd = Math.round(now + timeLeft);
      if (projectedEnd <= expiresAt) return undefined;
      warned = true;
      return { expiresAt, projectedEnd };
    },
  };
}
