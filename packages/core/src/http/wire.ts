import type { HttpRequest } from "./exchange.js";

/** The headers of an answer: a `Headers`, or what reads like one. */
export interface AnswerHeaders extends Iterable<[string, string]> {
  /** The value of a header, whatever its case; null when there is none. */
  get(name: string): string | null;
}

/** An answer as it came off the wire, read to its end. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

/**
 * Sends a request once and reads the whole answer. Redirects are not followed: a POST would turn into a GET. They surface
 * as their 3xx status with a hint.
 *
 * @param onConnected called when there is a connection, or when nobody can tell: from then on the request may have arrived.
 */
export type Wire = (
  request: HttpRequest,
  signal: AbortSignal,
  onConnected: () => void,
) => Promise<WireAnswer>;

/** A wire on `fetch`, for every runtime. */
export function fetchWire(fetch: typeof globalThis.fetch): Wire {
  return async ({ method, url, headers, body }, signal, onConnected) => {
    onConnected();
    const response = await fetch(url, {
      method,
      headers,
      signal,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}
