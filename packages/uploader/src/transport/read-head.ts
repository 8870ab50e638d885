/// <reference lib="dom.iterable" preserve="true" />
import { readBody } from "@cdf-multipart/core/internal/calls";

/** The limit of bytes that are kept of a response body. Stores put their error code at its beginning. */
export const ANSWER_BODY_MAX: number = 64 * 1024;

/** The part of a response that is kept. */
export interface AnswerHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 64 KiB. */
  readonly body: string;
}

/** Reads status, headers and the beginning of the body, and cancels the rest. */
export async function readHead(response: Response, signal: AbortSignal): Promise<AnswerHead> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const reader = readBody(response, signal);
  if (reader === undefined) return { status, headers, body: "" };
  const decoder = new TextDecoder();
  let body = "";
  let left = ANSWER_BODY_MAX;
  while (left > 0) {
    let chunk: Uint8Array | undefined;
    try {
      chunk = await reader.read();
    } catch (error) {
      // An error status says more than the way the connection ended.
      if (response.ok) throw error;
      return { status, headers, body };
    }
    if (chunk === undefined) return { status, headers, body: body + decoder.decode() };
    body += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.byteLength;
  }
  await reader.cancel();
  return { status, headers, body };
}
