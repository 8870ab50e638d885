/** Bytes of an answer: many times a full journal. */
const ANSWER_MAX = 64 * 1024 * 1024;
/** Bytes of what is said of a refusal. */
const REFUSAL_MAX = 64 * 1024;

/** One request to the emulator, and how long it may take. */
export interface BoundedRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** ms for the whole of it. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, read to its end. */
export interface BoundedAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/**
 * Asks and reads the answer. Whatever listens at the URL can neither hold the caller nor fill its memory.
 *
 * @throws Error when the answer is larger than an emulator's, or does not come in time; the signal's reason; fetch's
 *   error when nothing listens.
 */
export async function askBounded({ url, init, timeout, signal }: BoundedRequest): Promise<BoundedAnswer> {
  const late = new AbortController();
  const timer = setTimeout(
    () =>
      late.abort(new Error(`no whole answer within ${timeout} ms. Is it an emulator that listens there?`)),
    timeout,
  );
  try {
    const either = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
    const response = await fetch(url, { ...init, redirect: "error", signal: either });
    const { ok, status } = response;
    const text = await readText(response, ok ? ANSWER_MAX : REFUSAL_MAX);
    if (text !== undefined) return { ok, status, text };
    if (!ok) return { ok, status, text: "" };
    throw new Error(`the answer has more than ${ANSWER_MAX} bytes. Is it an emulator that listens there?`);
  } finally {
    clearTimeout(timer);
  }
}

/** `undefined` when there is more than that. */
async function readText(response: Response, max: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > max) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
