import type { Source } from "../sources/source.js";

/**
 * The port between the engine and the network. A transport sends one part once and returns the response. It
 * never retries, never interprets a status, and knows no other part. The engine's retry policy does all of
 * that.
 */
export interface PartRequest {
  /** The absolute upload URL of this part. It is a secret: it contains its signature. */
  readonly url: string;
  /** Counted from 1. */
  readonly partNumber: number;
  /** Counted from 1. */
  readonly attempt: number;
  readonly source: Source;
  /** Position of the part's first byte in the source. */
  readonly start: number;
  /** Exclusive. `end - start` is sent as Content-Length. */
  readonly end: number;
  /** Aborts the attempt. `putPart` then rejects with the signal's reason, after its socket is closed. */
  readonly signal: AbortSignal;
  /**
   * Bytes of this attempt that the operating system took so far. The store may not have them yet. Called at
   * most once per window.
   */
  readonly onWritten?: (bytes: number) => void;
  /**
   * Receives the bytes of this attempt in order, for a checksum: each window once, while it is sent. The view
   * is valid only during the call. A transport that sends the part as a `Blob` cannot call it.
   */
  readonly onChunk?: (view: Uint8Array) => void;
}

/** The response of a store to a part, with any status. */
export interface PartResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the response body (at most 64 KiB), which contains the error code of a store. */
  readonly body: string;
  /**
   * Bytes of the part that were written before the response arrived. If they are fewer than the part's, the
   * store answered early.
   */
  readonly bytesWritten: number;
  /** Host and port of the proxy that requires a login (status 407), if known. */
  readonly proxy?: string;
}

/** Sends parts. Uploads that share a transport also share its connections. */
export interface Transport {
  /**
   * Sends one part: `PUT url` with an explicit Content-Length, without Content-Type and credentials.
   * Redirects are not followed.
   *
   * @throws NetworkError if the connection could not be made, or broke.
   * @throws TimeoutError if one of the three watchdogs aborted the attempt (connecting, no byte moved, no
   *   response after the last byte).
   * @throws SourceError as the source threw it. It must not be retried.
   */
  putPart(request: PartRequest): Promise<PartResponse>;
  /** Closes all connections. Attempts in flight reject. Safe to call twice. */
  close(): Promise<void>;
}
