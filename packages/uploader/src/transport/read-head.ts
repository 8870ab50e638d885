/// <reference lib="dom.iterable" preserve="true" />
/** The answer's body beyond this is not wanted: error codes of stores stand at the beginning. */
export const ANSWER_BODY_MAX: number = 64 * 1024;

/** What is kept of an answer that came through `fetch`. */
export interface AnswerHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** 64 KiB at most. */
  readonly body: string;
}

/** Reads status, headers and the beginning of the body, and lets the rest go. */
export async function readHead(response: Response): Promise<AnswerHead> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  if (response.body === null) return { status, headers, body: "" };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let body = "";
  let left = ANSWER_BODY_MAX;
  while (left > 0) {
    let chunk: ReadableStreamReadResult<Uint8Array>;
    try {
      chunk = await reader.read();
    } catch (error) {
      // A refusal that was seen is worth more than the way its connection ended.
      if (response.ok) throw error;
      return { status, headers, body };
    }
    const { done, value } = chunk;
    if (done) return { status, headers, body: body + decoder.decode() };
    body += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
  }
  await reader.cancel();
  return { status, headers, body };
}
