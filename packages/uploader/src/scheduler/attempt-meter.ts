import type { HiddenBytes } from "./hidden-bytes.js";

/** Counts the bytes of one attempt that have reached the store, as well as can be known before its answer. */
export interface AttemptMeter {
  /** Bytes of the part. */
  readonly bytes: number;
  /** ms. */
  readonly startedAt: number;
  /** When bytes were written last, ms; the start before that. */
  readonly lastWriteAt: number;
  /** Bytes that were handed to the operating system. */
  readonly written: number;
  /** Takes the transport's report: `written` bytes in all so far. */
  wrote(written: number, now: number): void;
  /** The store has all of it. */
  answered(): void;
  /** Bytes that have reached the store by `now`, corrected for what the socket hides. Never goes back. */
  reached(now: number): number;
}

/**
 * A meter for one attempt. While bytes are written it counts `max(0, written - B)`, B being what a connection hides;
 * after the last write it grows at the part's own rate until the answer.
 *
 * @param hidden the averages as they are now; they change while the attempt runs.
 */
export function createAttemptMeter(
  bytes: number,
  startedAt: number,
  hidden: () => HiddenBytes,
): AttemptMeter {
  let written = 0;
  let lastWriteAt = startedAt;
  let reached = 0;

  const estimate = (now: number): number => {
    const averages = hidden();
    const beyondSocket = Math.max(0, written - averages.bytes);
    if (written < bytes) return beyondSocket;
    const sending = lastWriteAt - startedAt;
    const rate = beyondSocket > 0 && sending > 0 ? beyondSocket / sending : averages.rate;
    return Math.min(bytes, beyondSocket + rate * Math.max(0, now - lastWriteAt));
  };

  return {
    bytes,
    startedAt,
    get lastWriteAt(): number {
      return lastWriteAt;
    },
    get written(): number {
      return written;
    },
    wrote(total, now): void {
      if (total <= written) return;
      written = Math.min(total, bytes);
      lastWriteAt = now;
    },
    answered(): void {
      reached = bytes;
    },
    reached(now): number {
      reached = Math.max(reached, estimate(now));
      return reached;
    },
  };
}
