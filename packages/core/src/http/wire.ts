/// <reference lib="dom.iterable" preserve="true" />
import { boundOf, byteCollector } from "./byte-collector.js";
import type { HttpRequest } from "./exchange.js";

/** The headers of an answer: a `Headers`, or what reads like one. */
export interface AnswerHeaders extends Iterable<[string, string]> {
  /** The value of a header, whatever its case; null when there is none. */
  get(name: string): string | null;
}

/** An answer as it came off the wire, read to its end or to its bound. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Without a byte order mark. */
  readonly text: string;
  /** The bound in bytes, where the answer was longer: `text` is its beginning. */
  readonly beyond?: number | undefined;
  /** The proxy that requires a login (status 407), as host and port, where it is known. */
  readonly proxy?: string | undefined;
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
  return async (request, signal, onConnected) => {
    const { method, url, headers, body } = request;
    onConnected();
    const response = await fetch(url, {
      method,
      headers,
      signal,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    const { status } = response;
    return { status, headers: response.headers, ...(await readText(response, boundOf(status, request))) };
  };
}

async function readText(response: Response, bound: number): Promise<Pick<WireAnswer, "text" | "beyond">> {
  const collected = byteCollector(bound);
  const text = (): string => new TextDecoder().decode(collected.bytes());
  // A `fetch` that a caller brings may have no streams.
  const reader = response.body?.getReader?.();
  if (reader === undefined) {
    const all = await response.text();
    return all.length > bound ? { text: all.slice(0, bound), beyond: bound } : { text: all };
  }
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return { text: text() };
    if (collected.add(value)) continue;
    reader.cancel().catch(() => {});
    return { text: text(), beyond: bound };
  }
}
