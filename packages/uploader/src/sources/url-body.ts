import { isCdfError, redactUrl } from "@cdf-multipart/core";
import { NOTHING } from "./range.js";
import type { PartBody } from "./source.js";
import { SourceChangedError } from "./source-changed-error.js";
import {
  checkRangeSent,
  checkStatus,
  lost,
  type RemoteObject,
  type RemoteState,
  remoteState,
  requestRange,
} from "./url-range.js";

/** The range of one object that a body reads. */
export interface UrlRange {
  readonly object: RemoteObject;
  /** The state that the upload was planned for. */
  readonly expected: RemoteState;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * Streams one range of a remote object. The bytes are handed on as they come, in the memory they came in: neither a disk
 * nor a copy lies between the two servers.
 */
export function urlBody(range: UrlRange): PartBody {
  const { object, expected, start, end } = range;
  const stop = new AbortController();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let rest: Uint8Array = NOTHING;
  let position = start;

  const begin = async (): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
    const response = await requestRange(object, { start, end }, stop.signal, expected);
    try {
      if (response.status === 412 || response.status === 416) throw changed(object, "content");
      checkStatus(object, response);
      checkSameObject(object, expected, remoteState(object, response));
      checkRangeSent(object, response, start, end);
    } catch (error) {
      await response.body?.cancel().catch(() => {});
      throw error;
    }
    if (response.body === null) throw lost(object, new Error("the answer has no body"));
    return response.body.getReader();
  };
  const more = async (): Promise<void> => {
    try {
      reader ??= await begin();
      const { done, value } = await reader.read();
      if (done) throw new Error(`the answer ended at byte ${position} of the range to ${end}`);
      rest = value;
    } catch (cause) {
      if (stop.signal.aborted) throw stop.signal.reason;
      throw isCdfError(cause) ? cause : lost(object, cause);
    }
  };

  return {
    async next(window): Promise<Uint8Array> {
      if (position === end) return NOTHING;
      while (rest.byteLength === 0) await more();
      const chunk = rest.subarray(0, Math.min(window.byteLength, end - position));
      rest = rest.subarray(chunk.byteLength);
      position += chunk.byteLength;
      return chunk;
    },
    async close(): Promise<void> {
      if (position < end || reader === undefined) stop.abort();
      await reader?.cancel().catch(() => {});
    },
  };
}

/** Servers that ignore If-Match still tell which state they sent. */
export function checkSameObject(object: RemoteObject, before: RemoteState, now: RemoteState): void {
  if (now.size !== before.size) throw changed(object, "size", `${before.size} bytes`, `${now.size} bytes`);
  if (now.etag !== before.etag) throw changed(object, "content", before.etag, now.etag);
  if (now.lastModified !== before.lastModified) {
    throw changed(object, "modified", before.lastModified, now.lastModified);
  }
}

function changed(
  object: RemoteObject,
  change: "size" | "content" | "modified",
  before?: string,
  now?: string,
): SourceChangedError {
  const how =
    before === undefined && now === undefined ? "" : ` (${before ?? "none"} became ${now ?? "none"})`;
  return new SourceChangedError(
    `${redactUrl(object.url)} changed while it was uploaded${how}. Start the upload anew when nothing writes to it any more.`,
    { change },
  );
}
