import { onAbort } from "../ground/abort.js";

/** Maximum size of a response in bytes, many times that of a full journal. */
const ANSWER_MAX = 64 * 1024 * 1024;
/** Maximum bytes that are read of an error response. */
const REFUSAL_MAX = 64 * 1024;

/** One request to the emulator, and its timeout. */
export interface BoundedRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** Timeout in ms for the whole exchange. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** A response that was read to its end. */
export interface BoundedAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request and reads the response. A server that is not an emulator can neither block the caller nor
 * fill its memory.
 *
 * @throws Error when the response is too large for an emulator, or too late. The signal's reason when it
 *   aborts. fetch's error when no server listens.
 */
export async function askBounded({ url, init, timeout, signal }: BoundedRequest): Promise<BoundedAnswer> {
  const late = new AbortController();
  const timer = setTimeout(
    () =>
      late.abort(
        new Error(`no complete response within ${timeout} ms. Is it an emulator that listens there?`),
      ),
    timeout,
  );
  try {
    const either = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
    const response = await fetch(url, { ...init, redirect: "error", signal: either });
    const { ok, status } = response;
    const text = await readText(response, ok ? ANSWER_MAX : REFUSAL_MAX, either);
    if (text !== undefined) return { ok, status, text };
    if (!ok) return { ok, status, text: "" };
    throw new Error(`the response has more than ${ANSWER_MAX} bytes. Is it an emulator that listens there?`);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns `undefined` when the response is longer than the limit. */
async function readText(response: Response, max: number, signal: AbortSignal): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  // Node's `fetch` forgets its signal once its request was garbage-collected.
  onAbort(signal, () => void reader.cancel().catch(() => {}));
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > max) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
