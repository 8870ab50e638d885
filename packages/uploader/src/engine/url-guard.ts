import type { Clock } from "@cdf-multipart/core";
import { momentText } from "@cdf-multipart/core/internal";
import type { UploadSession } from "../session/upload-session.js";

/** Keeps parts from being sent to URLs that have expired. */
export interface UrlGuard {
  /** Why no more parts may be started at `now`; undefined while they may. */
  ended(now: number): string | undefined;
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

/** Makes a guard for the URLs of a session. URLs without a known expiry are assumed not to expire. */
export function createUrlGuard(session: UploadSession, clock: Clock): UrlGuard {
  const { expiresAt, openedAt } = session;
  const began = clock.now();
  let told = false;
  return {
    ended(now): string | undefined {
      if (expiresAt === undefined) return undefined;
      const margin = Math.min(MARGIN, Math.max(0, expiresAt - openedAt) * MARGIN_SHARE);
      if (now < expiresAt - margin) return undefined;
      return `the upload URLs expire at ${momentText(expiresAt)}`;
    },
    tooLate(now, timeLeft) {
      if (told || expiresAt === undefined || timeLeft === undefined || now - began < SEEN_ENOUGH)
        return undefined;
      const projectedEnd = Math.round(now + timeLeft);
      if (projectedEnd <= expiresAt) return undefined;
      told = true;
      return { expiresAt, projectedEnd };
    },
  };
}
