import { keepUrlSecrets, redactUrl, TimeoutError } from "@cdf-multipart/core";
import { keepHeaderSecret, momentOf } from "@cdf-multipart/core/internal";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { fetchReader, type GetAnswer, type HttpReader } from "./http-reader.js";
import { checkRange, type Source, type SourceFingerprint } from "./source.js";
import { SourceError } from "./source-error.js";
import { checkSameObject, urlBody } from "./url-body.js";
import { checkStatus, type RemoteObject, type RemoteState, remoteState, requestRange } from "./url-range.js";

/** How a remote object is read. */
export interface UrlSourceOptions {
  /**
   * @default the global `fetch`. In `/node`: Node's HTTP client, with the proxies of HTTPS_PROXY,
   *   HTTP_PROXY, ALL_PROXY and NO_PROXY
   */
  readonly fetch?: typeof fetch | undefined;
  /**
   * Sent with every request, for example `authorization`. Never sent to CDF or to a store. In Node, never
   * sent to another origin after a redirect.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Name of the file in CDF, unless the upload sets one. @default the last segment of the URL's path */
  readonly name?: string | undefined;
  /** Media type. @default the one that the server reports */
  readonly mimeType?: string | undefined;
  /** Aborts the first request for the object. The promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** ms for a check of the object, not for the transfer of a part. @default 30_000 */
  readonly timeout?: number | undefined;
}

/** Headers whose values are not secret. */
const OPEN_HEADERS = /^(accept|cache|content|host|origin|range|referer|user-agent)/i;

/**
 * An object at an HTTP(S) URL whose server supports ranges. Each part streams from there to the store,
 * without a disk and with no more memory than a chunk. Each range is requested with `If-Match` or
 * `If-Unmodified-Since`. ETag, modification time and size of each response are compared, so a change is
 * detected.
 *
 * The URL is used only with GET, so a URL that is signed for GET works.
 *
 * @throws SourceError if the object does not exist, may not be read, is too large for CDF, or its server
 *   ignores ranges.
 * @throws NetworkError if the server cannot be reached or responds with 429 or 5xx: a retry may help.
 * @throws TimeoutError if the server does not answer in time.
 * @throws SourceChangedError (from its bodies and `verify`) if the object changed.
 */
export async function urlSource(url: string | URL, options: UrlSourceOptions = {}): Promise<Source> {
  return openUrlSource(url, options, fetchReader(options.fetch ?? fetch));
}

/** The same with the given reader. The reader is closed with the source, or immediately if opening fails. */
export async function openUrlSource(
  url: string | URL,
  options: Omit<UrlSourceOptions, "fetch">,
  reader: HttpReader,
): Promise<Source> {
  keepUrlSecrets(String(url));
  for (const [name, value] of Object.entries(options.headers ?? {}))
    if (!OPEN_HEADERS.test(name)) keepHeaderSecret(value);
  try {
    return await sourceOf({ url: httpUrl(url), reader, headers: options.headers ?? {} }, options);
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function sourceOf(object: RemoteObject, options: Omit<UrlSourceOptions, "fetch">): Promise<Source> {
  const { timeout = 30_000 } = options;
  const first = await look(object, timeout, options.signal);
  const { state } = first;
  if (state.size > FILE_SIZE_MAX) {
    throw new SourceError(
      `${redactUrl(object.url)} has ${state.size} bytes; a file in CDF can have at most ${FILE_SIZE_MAX}. Split it before uploading.`,
      { code: "source-too-large" },
    );
  }
  const name = options.name ?? lastSegment(object.url);
  const mimeType = options.mimeType ?? first.mimeType;
  return {
    kind: "url",
    size: state.size,
    ...(name === undefined ? {} : { name }),
    ...(mimeType === undefined ? {} : { mimeType }),
    open(start, end) {
      checkRange(start, end, state.size);
      return urlBody({ object, expected: state, start, end });
    },
    async fingerprint(): Promise<SourceFingerprint> {
      return fingerprintOf((await look(object, timeout)).state);
    },
    async verify(): Promise<void> {
      checkSameObject(object, state, (await look(object, timeout)).state);
    },
    async close(): Promise<void> {
      object.reader.close();
    },
  };
}

interface Look {
  readonly state: RemoteState;
  readonly mimeType: string | undefined;
}

/**
 * Requests the first byte. Unlike HEAD, this also works with a signed URL, and shows whether ranges are
 * supported.
 */
async function look(object: RemoteObject, timeout: number, signal?: AbortSignal): Promise<Look> {
  const limit = AbortSignal.timeout(timeout);
  const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  let answer: GetAnswer;
  try {
    answer = await requestRange(object, { start: 0, end: 1 }, both);
  } catch (error) {
    if (!limit.aborted || error !== limit.reason) throw error;
    throw new TimeoutError(
      `${redactUrl(object.url)}, the source of the upload, did not answer within ${timeout} ms.`,
      { code: "attempt-timeout", timeout, mayHaveArrived: false },
    );
  }
  try {
    checkStatus(object, answer);
    const mimeType = answer.status === 206 ? answer.header("content-type") : undefined;
    return { state: remoteState(object, answer), mimeType };
  } finally {
    await answer.close();
  }
}

function fingerprintOf(state: RemoteState): SourceFingerprint {
  const modified = momentOf(state.lastModified);
  return {
    size: state.size,
    ...(modified === undefined ? {} : { modified }),
    ...(state.etag === undefined ? {} : { identity: state.etag }),
  };
}

function httpUrl(url: string | URL): string {
  const text = String(url);
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new SourceError(
    `"${redactUrl(text)}" is not an http or https URL. Give an absolute URL, such as https://example.com/scan.e57.`,
    { code: "source-missing" },
  );
}

function lastSegment(url: string): string | undefined {
  const segment = new URL(url).pathname.split("/").pop();
  if (segment === undefined || segment === "") return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
