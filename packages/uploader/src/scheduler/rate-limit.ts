import type { Clock } from "@cdf-multipart/core";

/** A limit in bytes per second that all parts share. */
export interface RateLimit {
  /** Bytes that a body should yield in one read, so that the flow is even and no stall timer sees a gap. */
  readonly chunk: number;
  /** Resolves when `bytes` may be sent, first come, first served. Rejects with the signal's reason. */
  take(bytes: number, signal: AbortSignal): Promise<void>;
}

/** What a body yields in one read, in ms of the rate. */
const CHUNK = 50;
/**
 * What may be sent in one burst after a pause, in ms of the rate. Connections that share a limit finish their
 * parts at the same time, and nothing flows while all of them wait for answers. With 50 ms here those pauses
 * cost a tenth of the speed at 1 Gbit/s.
 */
const BURST = 250;
/** Even under a slow limit, a write moves at least this many bytes. */
const SMALLEST_CHUNK = 4 * 1024;

/**
 * Makes a token bucket.
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
