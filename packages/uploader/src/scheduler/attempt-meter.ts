import type { HiddenBytes } from "./hidden-bytes.js";

/**
 * Counts the bytes of one attempt that have reached the store, as far as that can be known before the store
 * answers.
 */
export interface AttemptMeter {
  /** Bytes of the part. */
  readonly bytes: number;
  /** ms. */
  readonly startedAt: number;
  /** When bytes were last written, ms; before the first write, the start. */
  readonly lastWriteAt: number;
  /** Bytes passed to the operating system. */
  readonly written: number;
  /** Records the transport's report: `written` bytes in total so far. */
  wrote(written: number, now: number): void;
  /** The store has the whole part. */
  answered(): void;
  /** Bytes that have reached the store by `now`, corrected for bytes in socket buffers. Never falls. */
  reached(now: number): number;
}

/** Writes within this time of the first write fill the socket, ms. */
const FILLING = 100;

/**
 * Makes a meter for one attempt. While bytes are written it counts `max(0, written - B)`, where B is what the
 * connection hides. At first B is what the socket accepted immediately, since buffers are small on a new
 * connection. Until the last write B moves to the average over earlier connections. After the last write the
 * count grows at the part's own rate until the answer.
 *
 * @param hidden returns the current averages; they change while the attempt runs.
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
