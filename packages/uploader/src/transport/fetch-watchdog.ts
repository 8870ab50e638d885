import { redactUrl } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { PartTimeoutError } from "../net/timeouts.js";
import type { Closing } from "./open-transport.js";
import type { PartRequest } from "./transport.js";

/** Aborts an attempt that takes too long. `fetch` itself has no time limit. */
export interface FetchWatchdog {
  /** Aborts when the caller, the transport or the clock ends the attempt. */
  readonly signal: AbortSignal;
  /** Bytes that moved so far. */
  readonly bytes: number;
  /** Reports the total after another chunk of a stream. */
  moved(bytes: number): void;
  stop(): void;
}

/** The attempt and its limits. Times in ms. */
export interface FetchWatchdogOptions {
  readonly part: PartRequest;
  /** For the whole attempt, while no progress is known. */
  readonly limit: number;
  /** Maximum time between two chunks of a stream. It replaces `limit` after the first chunk. */
  readonly idle: number;
  /** Ends the attempt when the transport is closed. */
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
  // Not AbortSignal.any: its signals stay referenced by the longest-lived of their sources.
  const forget = onAbort(part.signal, () => late.abort(part.signal.reason));
  const unlisten = closing.onClose((reason) => late.abort(reason));
  return {
    signal: late.signal,
    get bytes(): number {
      return bytes;
    },
    moved(total): void {
      bytes = total;
      clearTimeout(timer);
      // The last chunk was taken. From now on the response is due.
      timer =
        total < size
          ? arm(
              idle,
              "transfer",
              `No byte of part ${part.partNumber} moved for ${idle / 1000} s: ${host} took ${total} of ${size} bytes and then stopped.`,
            )
          : arm(
              limit,
              "answer",
              `${host} did not answer part ${part.partNumber} within ${Math.round(limit / 1000)} s after all ${size} bytes were taken.`,
            );
    },
    stop(): void {
      clearTimeout(timer);
      forget();
      unlisten();
    },
  };
}
