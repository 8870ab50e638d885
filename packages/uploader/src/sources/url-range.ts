import { isCdfError, NetworkError, redactUrl } from "@cdf-multipart/core";
import type { GetAnswer, HttpReader } from "./http-reader.js";
import { SourceError } from "./source-error.js";

/** What a server reported about an object in one response to a range request. */
export interface RemoteState {
  /** Bytes of the whole object. */
  readonly size: number;
  readonly etag: string | undefined;
  /** The unchanged `Last-Modified` header. */
  readonly lastModified: string | undefined;
}

/** A remote object, and how to request it. */
export interface RemoteObject {
  readonly url: string;
  readonly reader: HttpReader;
  /** Sent only to the URL's own origin. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Requests bytes `start` to `end` (exclusive) of the object. With `expected`, requests exactly that state of
 * it.
 */
export async function requestRange(
  object: RemoteObject,
  range: { readonly start: number; readonly end: number },
  signal: AbortSignal,
  expected?: RemoteState,
): Promise<GetAnswer> {
  const headers = { ...condition(expected), range: `bytes=${range.start}-${range.end - 1}` };
  try {
    return await object.reader.get(object.url, { headers, originHeaders: object.headers, signal });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw isCdfError(cause) ? cause : lost(object, cause);
  }
}

/** A network failure, which a retry may fix. */
export function lost(object: RemoteObject, cause: unknown): NetworkError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = inner instanceof Error ? inner.message : String(inner);
  return new NetworkError(
    `${redactUrl(object.url)}, the source of the upload, could not be read: ${reason}.`,
    {
      code: "connection-lost",
      mayHaveArrived: false,
      cause,
    },
  );
}

/** Throws for every response that is neither a range nor an empty object, and says what to do. */
export function checkStatus(object: RemoteObject, answer: GetAnswer): void {
  const { status } = answer;
  const where = redactUrl(object.url);
  if (status === 206 || status === 416) return;
  if (status === 200 && answer.header("content-length") === "0") return;
  if (status === 404 || status === 410) {
    throw new SourceError(`${where} does not exist (HTTP ${status}). Check the URL.`, {
      code: "source-missing",
    });
  }
  if (status === 401 || status === 403) {
    throw new SourceError(
      `${where} may not be read (HTTP ${status}). Give credentials in "headers", or a signed URL that has not expired.`,
      { code: "source-forbidden" },
    );
  }
  if (status === 408 || status === 429 || status >= 500) {
    throw new NetworkError(`${where}, the source of the upload, could not be read: HTTP ${status}.`, {
      code: "connection-lost",
      mayHaveArrived: false,
    });
  }
  if (status >= 200 && status < 300) {
    throw new SourceError(
      `The server of ${where} does not support ranges: it ignored the Range header and responded with HTTP ${status}. Upload it as a stream (streamSource), or from a server that supports ranges.`,
      { code: "source-no-range" },
    );
  }
  throw new SourceError(`${where} could not be read: HTTP ${status}.`, { code: "source-unreadable" });
}

/**
 * Reads size and version from a 206, from a 416, or from the 200 with which some servers answer for an empty
 * object.
 */
export function remoteState(object: RemoteObject, answer: GetAnswer): RemoteState {
  const encoding = answer.header("content-encoding") ?? "identity";
  const empty = answer.status === 200 && answer.header("content-length") === "0";
  const size = empty
    ? 0
    : Number(CONTENT_RANGE.exec(answer.header("content-range") ?? "")?.[3] ?? Number.NaN);
  if (encoding !== "identity" || !Number.isSafeInteger(size)) {
    throw new SourceError(
      `The server of ${redactUrl(object.url)} does not report the size (Content-Range "${answer.header("content-range") ?? ""}", Content-Encoding "${encoding}"). Upload it as a stream (streamSource).`,
      { code: "source-no-range" },
    );
  }
  return {
    size,
    etag: answer.header("etag"),
    lastModified: answer.header("last-modified"),
  };
}

/** Throws if the response contains another range than requested. A server may send less. */
export function checkRangeSent(object: RemoteObject, answer: GetAnswer, start: number, end: number): void {
  const sent = answer.header("content-range") ?? "";
  const [, first, last] = CONTENT_RANGE.exec(sent) ?? [];
  if (Number(first) === start && Number(last) === end - 1) return;
  throw new SourceError(
    `The server of ${redactUrl(object.url)} sent "${sent}" instead of bytes ${start} to ${end - 1}. Upload it as a stream (streamSource).`,
    { code: "source-no-range" },
  );
}

const CONTENT_RANGE = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/;

/** If-Match needs a strong ETag; a weak one never matches. */
function condition(expected: RemoteState | undefined): Readonly<Record<string, string>> {
  if (expected?.etag !== undefined && !expected.etag.startsWith("W/")) return { "if-match": expected.etag };
  if (expected?.lastModified !== undefined) return { "if-unmodified-since": expected.lastModified };
  return {};
}
