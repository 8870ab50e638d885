/**
 * Decides what follows from the verdict about an attempt. Only this file decides whether a failed
 * attempt is repeated, and when, and what happens to the other parts: a changed source aborts them. After a
 * refused complete, `run-upload.ts` sends missing parts again.
 */
import type { RetryOptions } from "@cdf-multipart/core";
import { momentText } from "@cdf-multipart/core/internal";
import { backoffDelay } from "@cdf-multipart/core/internal/calls";
import type { RetryReason } from "../progress/progress.js";
import { isSourceChangedError } from "../sources/source-error.js";
import type { PartError } from "./part-error.js";
import type { QueuedPart } from "./part-queue.js";
import type { Verdict } from "./verdict.js";

/** Why no more parts are started. */
export type Stop =
  | { readonly kind: "fatal"; readonly error: unknown; readonly inFlight: "abort" | "finish" }
  /** The URLs have expired, or would expire before the next part could be sent. */
  | { readonly kind: "expired"; readonly what: string }
  /** The caller wants to pause once the parts in flight are done. */
  | { readonly kind: "drained" };

/** What to do next. */
export type Decision =
  | (Omit<Verdict & { kind: "acknowledged" }, "kind"> & { readonly kind: "acknowledge" })
  | {
      readonly kind: "again";
      readonly next: QueuedPart;
      readonly reason: RetryReason;
      /** ms until the part may be sent. */
      readonly delay: number;
      /** All parts wait this long, because the store asked for it. */
      readonly coolDown: boolean;
      /** The store said that it is overloaded (429 or 503). */
      readonly overloaded: boolean;
      readonly error?: PartError;
    }
  | { readonly kind: "stop"; readonly stop: Stop };

/** The inputs of a decision. */
export interface DecisionPolicy {
  readonly retry: Readonly<Required<RetryOptions>>;
  readonly random: () => number;
  /** Takes one repeat from the shared budget; false when the budget is used up. */
  readonly spend: () => boolean;
  /** ms since the epoch. */
  readonly now: number;
  /** When the upload URLs expire, ms since the epoch; undefined when they do not say. */
  readonly expiresAt: number | undefined;
  /** Makes the error for this part. */
  readonly failure: (verdict: Verdict & { kind: "retry" | "refused" }) => PartError;
}

const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;
/** Attempts on stale connections that do not count as failures of a part. */
const STALE_MAX = 5;

/** Decides what happens to a part whose attempt ended with `verdict`. */
export function decidePart(queued: QueuedPart, verdict: Verdict, policy: DecisionPolicy): Decision {
  switch (verdict.kind) {
    case "acknowledged":
      return { ...verdict, kind: "acknowledge" };
    case "expired":
      return { kind: "stop", stop: { kind: "expired", what: verdict.what } };
    case "broken":
      return { kind: "stop", stop: fatal(verdict.error) };
    case "refused":
      return { kind: "stop", stop: fatal(policy.failure(verdict)) };
    case "retry":
      return decideRetry(queued, verdict, policy);
  }
}

/**
 * Decides about a part whose attempt was abandoned because its connection lags: it goes first, immediately,
 * and no attempt is used up.
 */
export function sendSlowAgain(queued: QueuedPart): Decision & { kind: "again" } {
  const next = { ...queued, attempt: queued.attempt + 1, givenUp: queued.givenUp + 1 };
  return { kind: "again", next, reason: "slow", delay: 0, coolDown: false, overloaded: false };
}

/**
 * The end of an upload that an error causes. Parts of a changed source are of no use, so they are aborted. After
 * any other failure the parts in flight finish, because a later run can use them.
 */
export function fatal(error: unknown): Stop & { kind: "fatal" } {
  return { kind: "fatal", error, inFlight: isSourceChangedError(error) ? "abort" : "finish" };
}

function decideRetry(
  queued: QueuedPart,
  verdict: Verdict & { kind: "retry" },
  { retry, random, spend, failure, now, expiresAt = Number.POSITIVE_INFINITY }: DecisionPolicy,
): Decision {
  const { reason, status } = verdict;
  const retryAfter =
    verdict.retryAfter === undefined ? undefined : Math.min(verdict.retryAfter, retry.maxRetryAfter);
  if (retryAfter !== undefined && expiresAt > now && now + retryAfter >= expiresAt) {
    const what = `${verdict.what}. It asks to wait ${Math.ceil(retryAfter / 1000)} s, but the upload URLs expire before that, at ${momentText(expiresAt)}`;
    return { kind: "stop", stop: fatal(failure({ ...verdict, what })) };
  }
  const error = failure(verdict);
  const again = { ...queued, attempt: queued.attempt + 1 };
  const free = queued.attempt - queued.failures - queued.givenUp;
  if (verdict.stale === true && free <= STALE_MAX) {
    return { kind: "again", next: again, reason, delay: 0, coolDown: false, overloaded: false, error };
  }
  const failures = queued.failures + 1;
  if (failures > retry.retries || !spend()) return { kind: "stop", stop: fatal(error) };
  return {
    kind: "again",
    next: { ...again, failures },
    reason,
    delay: retryAfter ?? backoffDelay(failures, retry, random),
    coolDown: retryAfter !== undefined || status === TOO_MANY_REQUESTS,
    overloaded: status === TOO_MANY_REQUESTS || status === UNAVAILABLE,
    error,
  };
}
