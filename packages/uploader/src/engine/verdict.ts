/** Interprets the result of an attempt at a part. Only this file judges responses and failures. Pure. */
import { isNetworkError, isTimeoutError, redactUrl } from "@cdf-multipart/core";
import { momentOf, scrub } from "@cdf-multipart/core/internal";
import { isRetryableStatus, parseRetryAfter } from "@cdf-multipart/core/internal/calls";
import type { RetryReason } from "../progress/progress.js";
import type { PartResponse } from "../transport/transport.js";
import { readStoreError } from "./store-error.js";

/** The outcome of one attempt. */
export type Verdict =
  | {
      readonly kind: "acknowledged";
      readonly etag?: string;
      /** Checksum of the bytes that were sent, or the one that the store reports. */
      readonly checksum?: string;
      /** True when the store computed the same checksum as we did. */
      readonly verified?: boolean;
    }
  | {
      /** Worth another attempt. */
      readonly kind: "retry";
      readonly reason: RetryReason;
      /** What happened, as a phrase that does not name the part: `the store answered 503 (SlowDown)`. */
      readonly what: string;
      readonly status?: number;
      readonly storeCode?: string;
      /** How long the store asked to wait, ms. */
      readonly retryAfter?: number;
      /** The connection had gone stale while idle, or there was no network: so the attempt does not count. */
      readonly stale?: boolean;
      readonly cause?: Error;
    }
  | { readonly kind: "expired"; readonly what: string }
  | {
      /** A repeat would fail in the same way. */
      readonly kind: "refused";
      readonly what: string;
      readonly status?: number;
      readonly storeCode?: string;
      readonly cause?: Error;
    }
  | {
      /**
       * Not a network fault: the source changed or cannot be read, or the program has a bug. Passed on
       * unchanged.
       */
      readonly kind: "broken";
      readonly error: unknown;
    };

/** What an answer is compared with. */
export interface Expectation {
  /** Bytes of the part. */
  readonly bytes: number;
  /** URL of the part; a redirect is relative to it. */
  readonly url?: string;
  /** ms since the epoch. */
  readonly now: number;
  /** Headers that identified answers to other parts as the store's. @default none */
  readonly marks?: ReadonlySet<string>;
  /**
   * When the part's URL expires, ms since the epoch; undefined when it does not say. Only called for an
   * answer that may mean expiry.
   */
  deadline(): number | undefined;
}

const NOT_IMPLEMENTED = 501;
/** The error code of S3 and Google for a session that no longer exists. */
const SESSION_GONE = "NoSuchUpload";
/** Statuses with which stores reject a signature: S3 400, Azure and S3 403, nginx 410. */
const SIGNATURE_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 410]);
const SAYS_EXPIRED = /expired|ExpiredToken|not valid in the specified time frame/i;
/** S3 closes an idle connection with a 400 that may be retried. */
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
    const foreign = foreignAnswer(response, expected.marks);
    if (foreign !== undefined)
      return { kind: "retry", reason: "status", what: `the answer ${status} came ${foreign}`, status };
    const etag = headers["etag"];
    // Scrubbed: it goes into events and the journal, and a store can write anything into it.
    return { kind: "acknowledged", ...(etag === undefined ? {} : { etag: scrub(etag) }) };
  }
  const { code: storeCode, message } = readStoreError(response);
  const detail = [storeCode, message].filter((text) => text !== undefined).join(": ");
  const what = `the store answered ${status}${detail === "" ? "" : ` (${detail})`}${advice(status, response, expected.url)}`;
  const facts = { what, status, ...(storeCode === undefined ? {} : { storeCode }) };
  if (storeCode === SESSION_GONE) return { kind: "expired", what };
  const sentAt = momentOf(headers["date"] ?? "") ?? Number.NaN;
  if (SIGNATURE_STATUSES.has(status)) {
    // The store's own time also counts, if it reports one: our clock may be behind, and not every store gives
    // the reason of a refusal.
    const deadline = expected.deadline();
    const ended = deadline !== undefined && (deadline <= now || deadline <= sentAt);
    if (ended || SAYS_EXPIRED.test(detail)) return { kind: "expired", what };
  }
  const repeatable = isRetryableStatus(status) && status !== NOT_IMPLEMENTED;
  if (!repeatable && storeCode !== IDLE_CODE) return { kind: "refused", ...facts };
  const retryAfter = parseRetryAfter(headers["retry-after"], Number.isNaN(sentAt) ? now : sentAt);
  return { kind: "retry", reason: "status", ...facts, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Each of these stores sends at least one of these headers with every part that it accepts. */
const MARKS = ["etag", "x-amz-request-id", "x-ms-request-id", "x-guploader-uploadid"] as const;

/** The headers that identify an answer as a store's. */
export function marksOf({ headers }: PartResponse): readonly string[] {
  return MARKS.filter((name) => headers[name] !== undefined);
}

/** Why a successful answer did not come from the store; undefined when it may have. */
function foreignAnswer(response: PartResponse, marks: ReadonlySet<string> = new Set()): string | undefined {
  const { headers, body } = response;
  // The type alone proves nothing: OpenStack Swift labels its empty answers text/html.
  const isPage = /html/i.test(headers["content-type"] ?? "") && body.trim() !== "";
  if (isPage || /^\s*<(!doctype|html)\b/i.test(body.slice(0, 1_000)))
    return "with a web page, which no store sends: a login page of the network or a proxy may have answered";
  if (marks.size > 0 && !marksOf(response).some((name) => marks.has(name)))
    return `without ${[...marks].join(" or ")}, which the store sent with other parts: something between here and the store may have answered`;
  return undefined;
}

/** What the user can do about some refusals. */
function advice(status: number, { headers, proxy }: PartResponse, url: string | undefined): string {
  const location = headers["location"] ?? "";
  if (status >= 300 && status < 400 && URL.canParse(location, url))
    return `. It redirects to ${redactUrl(new URL(location, url))}, which no upload URL does: check for a proxy in between`;
  if (status === 407)
    return `. The proxy ${proxy === undefined ? "" : `${proxy} `}requires a login: add it to HTTPS_PROXY before the host, as USER:PASSWORD@`;
  return status === 413 ? ". It does not accept parts of this size. Choose a smaller partSize" : "";
}

/** Judges what `putPart` threw. */
export function judgeFailure(error: unknown): Verdict {
  if (isTimeoutError(error)) return { kind: "retry", reason: "timeout", what: error.message, cause: error };
  if (!isNetworkError(error)) return { kind: "broken", error };
  if (!error.retryable) return { kind: "refused", what: error.message, cause: error };
  const stale = "costsAttempt" in error && error.costsAttempt === false;
  return {
    kind: "retry",
    reason: "connection",
    what: error.message,
    cause: error,
    ...(stale ? { stale } : {}),
  };
}
