import { type Clock, momentText } from "@cdf-multipart/core";
import type { UploadSession } from "../session/upload-session.js";

/** Keeps parts from being sent to URLs that have ended. */
export interface UrlGuard {
  /** Why no more parts may be started at `now`; undefined as long as they may. */
  ended(now: number): string | undefined;
  /** Told once, when at this speed the URLs end before the upload does. */
  tooLate(
    now: number,
    timeLeft: number | undefined,
  ): { readonly expiresAt: number; readonly projectedEnd: number } | undefined;
}

/** Clocks differ, and a request takes time to arrive: URLs are left alone this long before their end, ms. */
const MARGIN = 60_000;
/** Of URLs that live only shortly the margin is this share. */
const MARGIN_SHARE = 0.1;
/** A projection from less time than this is a guess, ms. */
const SEEN_ENOUGH = 5_000;

/** Watches over the URLs of a session. Those that do not tell their end are believed to live. */
export function createUrlGuard(session: UploadSession, clock: Clock): UrlGuard {
  const { expiresAt, openedAt } = session;
  const began = clock.now();
  let told = false;
  return {
    ended(now): string | undefined {
      if (expiresAt === undefined) return undefined;
      const margin = Math.min(MARGIN, Math.max(0, expiresAt - openedAt) * MARGIN_SHARE);
      if (now < expiresAt - margin) return undefined;
      return `the upload URLs end at ${momentText(expiresAt)}`;
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
