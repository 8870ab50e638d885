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
  /**
   * The type of the session. Only a file of one PUT has one (`session/one-put.ts` chooses it). It is sent by
   * {@link partHeaders}.
   * @default no Content-Type
   */
  readonly contentType?: string | undefined;
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

/**
 * All headers of a PUT except its length, for every transport. The URL of a part is signed without a
 * Content-Type, so the PUT of a part has none. The URL of a file of one PUT is signed with the type of its
 * entry, so that PUT has exactly this one. No header contains a token.
 */
export function partHeaders(part: Pick<PartRequest, "contentType">): Record<string, string> {
  return part.contentType === undefined ? {} : { "Content-Type": part.contentType };
}

/**
 * The part as a slice of the source's Blob, if the source is one. The slice has no media type, because `fetch`
 * and XMLHttpRequest would send it as the Content-Type that {@link partHeaders} omits.
 */
export function partBlob({ source, start, end }: PartRequest): Blob | undefined {
  return source.blob?.(start, end).slice();
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

/** A part for which memory is to be reserved. */
export interface HeldPart {
  /** Its upload URL. */
  readonly url: string;
  readonly source: Source;
  /** Bytes of the part. */
  readonly bytes: number;
  /** How many other parts this transport sends at the same time. */
  readonly lane: number;
}

/** Sends parts. Uploads that share a transport also share its connections. */
export interface Transport {
  /**
   * Sends one part: `PUT url` with an explicit Content-Length, without credentials, and with
   * {@link partHeaders}. Redirects are not followed.
   *
   * @throws NetworkError if the connection could not be made, or broke. If the failure says nothing about
   *   the network or the store, its property `costsAttempt` is false, and no attempt of the part is used up.
   * @throws TimeoutError if one of the three watchdogs aborted the attempt (connecting, no byte moved, no
   *   response after the last byte).
   * @throws SourceError as the source threw it. It must not be retried.
   */
  putPart(request: PartRequest): Promise<PartResponse>;
  /**
   * Bytes of memory that one attempt at a part holds at most: its windows, or the whole part. The scheduler
   * reserves them before the attempt begins.
   * @default 4 MiB
   */
  holds?(part: HeldPart): number;
  /** Closes all connections. Attempts in flight reject. Safe to call twice. */
  close(): Promise<void>;
}

/** The memory per part of a transport that does not report it. */
const HELD_BY_DEFAULT = 4 * 1024 * 1024;
/** Bytes of a part that are in memory if the runtime sends it from a Blob, or as a stream. */
const READ_AHEAD = 2 * 1024 * 1024;

/** Bytes of memory that one attempt at a part holds at most. */
export function heldBy(transport: Transport, part: HeldPart): number {
  return transport.holds?.(part) ?? HELD_BY_DEFAULT;
}

/**
 * The memory of an attempt that passes a Blob to the runtime, and reads a part of any other source
 * completely.
 */
export function heldByBlobSender({ source, bytes }: HeldPart): number {
  return source.blob === undefined || source.copiesBlob === true ? bytes : heldByStream({ bytes });
}

/** The memory of an attempt that streams the part. */
export function heldByStream({ bytes }: Pick<HeldPart, "bytes">): number {
  return Math.min(bytes, READ_AHEAD);
}
