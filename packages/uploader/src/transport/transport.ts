import type { Source } from "../sources/source.js";

/**
 * The port between the engine and the wire. A transport sends one part once and tells what came back; it never
 * retries, never judges a status and knows no other part: the engine's one retry policy does all of that.
 */
export interface PartRequest {
  /** The upload URL of this part, absolute. A secret: it carries its signature. */
  readonly url: string;
  /** Counted from 1. */
  readonly partNumber: number;
  /** Counted from 1. */
  readonly attempt: number;
  readonly source: Source;
  /** First byte of the part in the source. */
  readonly start: number;
  /** The byte after the last. `end - start` goes out as Content-Length. */
  readonly end: number;
  /** Ends the attempt; `putPart` then rejects with the signal's reason, after its socket is closed. */
  readonly signal: AbortSignal;
  /**
   * Bytes of this attempt that were handed to the operating system so far (not yet: that the store has them).
   * Called at most once a window.
   */
  readonly onWritten?: (bytes: number) => void;
  /**
   * Sees the bytes of this attempt in order, each window once, while it is on its way: for a checksum. The view is only
   * valid during the call. Without it nothing is spent; a transport that hands the part over as a `Blob` cannot call it.
   */
  readonly onChunk?: (view: Uint8Array) => void;
}

/** What a store said to a part, whatever its status. */
export interface PartResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the answer's body (64 KiB at most), for the error code that stores put there. */
  readonly body: string;
  /** Bytes of the part that were written before the answer came. Less than the part: the store answered early. */
  readonly bytesWritten: number;
  /** The proxy that wants a login (status 407), as host and port, where it is known. */
  readonly proxy?: string;
}

/** Sends parts. One transport serves all uploads that share it, and reuses their connections. */
export interface Transport {
  /**
   * Sends one part: `PUT url` with an explicit Content-Length, no Content-Type, no credentials, no redirects followed.
   *
   * @throws NetworkError when the connection could not be made or broke.
   * @throws TimeoutError when one of the three watchdogs ended it (connecting, no byte moved, no answer after the last byte).
   * @throws SourceError as the source threw it: never a reason to try again.
   */
  putPart(request: PartRequest): Promise<PartResponse>;
  /** Closes every connection. Attempts under way reject. Safe to call twice. */
  close(): Promise<void>;
}
