/**
 * What an attempt at a part means: the one place where answers and failures are judged. Pure.
 */
import {
  isNetworkError,
  isRetryableStatus,
  isTimeoutError,
  parseRetryAfter,
  scrub,
} from "@cdf-multipart/core";
import type { RetryReason } from "../events/upload-event.js";
import type { PartResponse } from "../transport/transport.js";
import { readStoreError } from "./store-error.js";

/** What follows from one attempt. */
export type Verdict =
  | {
      readonly kind: "acknowledged";
      readonly etag?: string;
      /** Of the bytes that were sent, or that the store says it has. */
      readonly checksum?: string;
      /** The store has computed the same checksum as we have. */
      readonly verified?: boolean;
    }
  | {
      /** Worth another attempt. */
      readonly kind: "retry";
      readonly reason: RetryReason;
      /** What happened, a phrase without the part: `the store answered 503 (SlowDown)`. */
      readonly what: string;
      readonly status?: number;
      readonly storeCode?: string;
      /** How long the store asked to wait, ms. */
      readonly retryAfter?: number;
      /** The connection had gone stale while it was idle, or there was no network: no attempt is used up. */
      readonly stale?: boolean;
      readonly cause?: Error;
    }
  | { readonly kind: "expired"; readonly what: string }
  | {
      /** A repeat would end the same way. */
      readonly kind: "refused";
      readonly what: string;
      readonly status?: number;
      readonly storeCode?: string;
      readonly cause?: Error;
    }
  | {
      /** No fault of the wire: the source changed, or there is a defect. Goes out as it is. */
      readonly kind: "broken";
      readonly error: unknown;
    };

/** What was expected of an answer. */
export interface Expectation {
  /** Bytes of the part. */
  readonly bytes: number;
  /** ms since the epoch. */
  readonly now: number;
  /** When the part's URL ends, ms since the epoch, where it tells. Asked only of an answer that may mean it. */
  deadline(): number | undefined;
}

const NOT_IMPLEMENTED = 501;
/** What stores answer when they know nothing of the session any more: S3 and Google. */
const SESSION_GONE = "NoSuchUpload";
/** Statuses with which stores turn away a signature: S3 400, Azure and S3 403, nginx 410. */
const SIGNATURE_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 410]);
const SAYS_EXPIRED = /expired|ExpiredToken|not valid in the specified time frame/i;
/** S3 gives up on an idle connection with a 400 that may be repeated. */
const IDLE_CODE = "RequestTimeout";

/** Judges an answer. */
export function judgeAnswer(response: PartResponse, expected: Expectation): Verdict {
  const { bytes, now } = expected;
  const { status, headers, bytesWritten } = response;
  if (status >= 200 && status < 300) {
    if (bytesWritten < bytes) {
      const what = `the store answered ${status} after ${bytesWritten} of ${bytes} bytes`;
      return { kind: "retry", reason: "early-answer", what, status };
    }
    const etag = headers["etag"];
    // It goes into events and the journal, and a store can write anything there.
    return { kind: "acknowledged", ...(etag === undefined ? {} : { etag: scrub(etag) }) };
  }
  const { code: storeCode, message } = readStoreError(response);
  const detail = [storeCode, message].filter((text) => text !== undefined).join(": ");
  const what = `the store answered ${status}${detail === "" ? "" : ` (${detail})`}`;
  const facts = { what, status, ...(storeCode === undefined ? {} : { storeCode }) };
  if (storeCode === SESSION_GONE) return { kind: "expired", what };
  const sentAt = Date.parse(headers["date"] ?? "");
  if (SIGNATURE_STATUSES.has(status)) {
    // The store's clock counts, where it tells: ours may be behind, and not every store says why it refuses.
    const deadline = expected.deadline();
    const ended = deadline !== undefined && (deadline <= now || deadline <= sentAt);
    if (ended || SAYS_EXPIRED.test(detail)) return { kind: "expired", what };
  }
  const repeatable = isRetryableStatus(status) && status !== NOT_IMPLEMENTED;
  if (!repeatable && storeCode !== IDLE_CODE) return { kind: "refused", ...facts };
  const retryAfter = parseRetryAfter(headers["retry-after"], Number.isNaN(sentAt) ? now : sentAt);
  return { kind: "retry", reason: "status", ...facts, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Judges what `putPart` threw. */
export function judgeFailure(error: unknown): Verdict {
  if (isTimeoutError(error)) return { kind: "retry", reason: "timeout", what: error.message, cause: error };
  if (!isNetworkError(error)) return { kind: "broken", error };
  if (!error.retryable) return { kind: "refused", what: error.message, cause: error };
  const stale =
    ("reusedSocket" in error && error.reusedSocket === true) ||
    ("offline" in error && error.offline === true);
  return {
    kind: "retry",
    reason: "connection",
    what: error.message,
    cause: error,
    ...(stale ? { stale } : {}),
  };
}
