import { redactUrl } from "@cdf-multipart/core";
import type { Closing } from "./closing.js";
import { PartTimeoutError } from "./part-timeout-error.js";
import type { PartRequest } from "./transport.js";

/** Ends an attempt that takes too long; `fetch` itself never gives up. */
export interface FetchWatchdog {
  /** Aborts when the attempt has to end: because of the caller, the transport or the clock. */
  readonly signal: AbortSignal;
  /** Bytes that were seen to move. */
  readonly bytes: number;
  /** A stream gave another chunk, and is at so many bytes. */
  moved(bytes: number): void;
  stop(): void;
}

/** What a watchdog needs to know. Times in ms. */
export interface FetchWatchdogOptions {
  readonly part: PartRequest;
  /** For the attempt as a whole, while nothing tells how far it is. */
  readonly limit: number;
  /** Between two chunks of a stream, and from the first chunk on instead of `limit`. */
  readonly idle: number;
  /** Ends the attempt from outside, as the signal of the part does. */
  readonly closing: Closing;
}

/** Starts the clock. */
export function startFetchWatchdog(options: FetchWatchdogOptions): FetchWatchdog {
  const { part, limit, idle, closing } = options;
  const size = part.end - part.start;
  const late = new AbortController();
  const host = redactUrl(part.url);
  let bytes = 0;
  const arm = (ms: number, phase: "transfer" | "answer", text: string): ReturnType<typeof setTimeout> =>
    setTimeout(() => late.abort(new PartTimeoutError(text, phase, ms)), ms);
  let timer = arm(
    limit,
    "answer",
    `${host} did not answer part ${part.partNumber} of ${size} bytes within ${Math.round(limit / 1000)} s.`,
  );
  // Not AbortSignal.any: signals made by it stay referred to by the longest-lived of their sources.
  const onAbort = (): void => late.abort(part.signal.reason);
  part.signal.addEventListener("abort", onAbort, { once: true });
  const unlisten = closing.onClose((reason) => late.abort(reason));
  return {
    signal: late.signal,
    get bytes(): number {
      return bytes;
    },
    moved(total): void {
      bytes = total;
      clearTimeout(timer);
      // The last chunk was taken: from now on it is the answer that is waited for.
      timer =
        total < size
          ? arm(
              idle,
              "transfer",
              `No byte of part ${part.partNumber} moved for ${idle / 1000} s: ${host} took ${total} of ${size} bytes and then nothing more.`,
            )
          : arm(
              limit,
              "answer",
              `${host} did not answer part ${part.partNumber} within ${Math.round(limit / 1000)} s after all ${size} bytes were taken.`,
            );
    },
    stop(): void {
      clearTimeout(timer);
      part.signal.removeEventListener("abort", onAbort);
      unlisten();
    },
  };
}
