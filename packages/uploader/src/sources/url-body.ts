import { isCdfError, redactUrl } from "@cdf-multipart/core";
import type { GetAnswer } from "./http-reader.js";
import { NOTHING, type PartBody } from "./source.js";
import { SourceChangedError } from "./source-error.js";
import {
  checkRangeSent,
  checkStatus,
  lost,
  type RemoteObject,
  type RemoteState,
  remoteState,
  requestRange,
} from "./url-range.js";

/** One range of a remote object. */
export interface UrlRange {
  readonly object: RemoteObject;
  /** The state that the upload was planned for. */
  readonly expected: RemoteState;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * Streams one range of a remote object. It returns the received bytes without a copy, in memory or on disk.
 */
export function urlBody(range: UrlRange): PartBody {
  const { object, expected, start, end } = range;
  const stop = new AbortController();
  let answer: GetAnswer | undefined;
  let rest: Uint8Array = NOTHING;
  let position = start;

  const begin = async (): Promise<GetAnswer> => {
    const given = await requestRange(object, { start, end }, stop.signal, expected);
    try {
      if (given.status === 412 || given.status === 416) throw changed(object, "content");
      checkStatus(object, given);
      checkSameObject(object, expected, remoteState(object, given));
      checkRangeSent(object, given, start, end);
      return given;
    } catch (error) {
      await given.close();
      throw error;
    }
  };
  const more = async (): Promise<void> => {
    try {
      answer ??= await begin();
      const piece = await answer.read();
      if (piece === undefined)
        throw new Error(`the response ended at byte ${position}, before the end of the range (${end})`);
      rest = piece;
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
      if (position < end || answer === undefined) stop.abort();
      await answer?.close();
    },
  };
}

/** Detects a change also on servers that ignore If-Match: they still report the state that they sent. */
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
    `${redactUrl(object.url)} changed while it was uploaded${how}. Upload it again when no program writes to it any more.`,
    { change },
  );
}
