/// <reference lib="dom.iterable" preserve="true" />
import type { OperationId } from "@cdf-multipart/spec";
import type { Repeat } from "../retry/may-repeat.js";

/** A request as plain data, so that each attempt sends the same bytes and no stream is used twice. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Maximum number of bytes of a success that are read. @default 4 MiB */
  readonly responseMax?: number;
}

/** The headers of a response, with the interface of `Headers`. */
export interface ResponseHeaders extends Iterable<[string, string]> {
  /** The value of a header, in any letter case; null when there is none. */
  get(name: string): string | null;
}

/** A complete response: its last byte was read, or more bytes than the limit. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** Without a byte order mark. */
  readonly text: string;
  /** The limit in bytes, if the response was longer: then `text` is its beginning. */
  readonly beyond?: number | undefined;
  /** The proxy that requires a login (status 407), as host and port, if it is known. */
  readonly proxy?: string | undefined;
}

/**
 * Sends a request once and reads the whole response. Redirects are not followed: a POST would turn into a
 * GET. They surface as their 3xx status with a hint.
 *
 * @param onConnected called when the connection is established, or immediately if the runtime does not report
 * that. From then on the request may have arrived.
 */
export type Wire = (
  request: HttpRequest,
  signal: AbortSignal,
  onConnected: () => void,
) => Promise<HttpResponse>;

/** The facts of a call that the layers need. */
export interface Call {
  readonly operation: OperationId;
  /** Aborts with the caller's reason, or with a TimeoutError when the deadline passes. */
  readonly signal: AbortSignal;
  /** ms since the epoch. */
  readonly deadlineAt: number;
  /** The deadline that was set, ms. */
  readonly deadline: number;
  readonly repeat: Repeat;
  /** Counted from 1. */
  readonly attempt: number;
  /** Called with every response, including errors. */
  readonly onResponse?: (response: HttpResponse) => void;
}

/** One layer between a call and the wire. */
export type Send = (request: HttpRequest, call: Call) => Promise<HttpResponse>;
