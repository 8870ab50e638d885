import type { Clock } from "@cdf-multipart/core";

/** Bytes a second that all parts together may send. */
export interface RateLimit {
  /** Bytes a body should hand over at a time, so that the flow is even and no stall timer sees a gap. */
  readonly chunk: number;
  /** Resolves when `bytes` may go out, first come, first served. Rejects with the signal's reason. */
  take(bytes: number, signal: AbortSignal): Promise<void>;
}

/** What a body hands over at a time, ms of the rate. */
const CHUNK = 50;
/**
 * What may go out at once after a pause, ms of the rate: connections that share a limit end their parts at the same time, and while
 * all of them wait for the store's answers nothing flows. With 50 ms here such pauses were lost, a tenth of the speed at 1 Gbit/s.
 */
const BURST = 250;
/** Even a slow limit moves a byte range worth a write. */
const SMALLEST_CHUNK = 4 * 1024;

/**
 * A token bucket.
 *
 * @param bytesPerSecond more than 0.
 */
export function createRateLimit(bytesPerSecond: number, clock: Clock): RateLimit {
  const perMs = bytesPerSecond / 1000;
  let freeAt = clock.now();
  return {
    chunk: Math.max(SMALLEST_CHUNK, Math.floor(perMs * CHUNK)),
    async take(bytes, signal): Promise<void> {
      const now = clock.now();
      freeAt = Math.max(freeAt, now - BURST) + bytes / perMs;
      if (freeAt > now) await clock.sleep(freeAt - now, signal);
    },
  };
}
