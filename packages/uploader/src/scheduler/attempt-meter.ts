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

/** What is written so soon after the first write fills the socket, ms. */
const FILLING = 100;

/**
 * A meter for one attempt. While bytes are written it counts `max(0, written - B)`, B being what its connection hides: at
 * first what the socket took at once, since buffers are small on a new connection, and by the last write what connections were
 * found to hide. After the last write it grows at the part's own rate until the answer.
 *
 * @param hidden the averages as they are now; they change while the attempt runs.
 */
export function createAttemptMeter(
  bytes: number,
  startedAt: number,
  hidden: () => HiddenBytes,
): AttemptMeter {
  let written = 0;
  let firstWriteAt: number | undefined;
  let lastWriteAt = startedAt;
  let filled = 0;
  let reached = 0;

  const beyondSocket = (averages: HiddenBytes): number => {
    const share = bytes === 0 ? 0 : written / bytes;
    const known = averages.rate > 0 ? averages.bytes : filled;
    return Math.max(0, written - (filled + (known - filled) * share));
  };

  const estimate = (now: number): number => {
    const averages = hidden();
    const arrived = beyondSocket(averages);
    if (written < bytes) return arrived;
    const sending = lastWriteAt - startedAt;
    const rate = arrived > 0 && sending > 0 ? arrived / sending : averages.rate;
    return Math.min(bytes, arrived + rate * Math.max(0, now - lastWriteAt));
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
      firstWriteAt ??= now;
      written = Math.min(total, bytes);
      lastWriteAt = now;
      if (now - firstWriteAt <= FILLING) filled = written;
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
