import { systemClock, untilAborted } from "@cdf-multipart/core/internal";
import type { RateLimit } from "@cdf-multipart/uploader/internal";
import type { TurnStore } from "./turn-store.js";

/**
 * The amount that a machine takes from the common rate in one request, in parts of a second, with its limits
 * in bytes.
 */
const PER_SECOND = 10;
const SMALLEST = 64 * 1024;
const LARGEST = 64 * 1024 * 1024;
/**
 * Bytes that a body yields in one read: at most the window of a transport, and so little that many parts get
 * some of each portion. A part that gets nothing for long looks like one that hangs.
 */
const CHUNK_MAX = 1024 * 1024;
const CHUNK_MIN = 4 * 1024;
const CHUNKS = 64;

/**
 * The rate of a run over all machines. Each machine takes some bytes at a time from the common rate in the
 * broker, and hands them out to its parts.
 *
 * @param bytesPerSecond of all machines together, more than 0.
 */
export function runRate(turns: TurnStore, run: string, bytesPerSecond: number): RateLimit {
  const portion = Math.min(LARGEST, Math.max(SMALLEST, Math.ceil(bytesPerSecond / PER_SECOND)));
  const rate = { perSecond: bytesPerSecond / portion, burst: 1 };
  let left = 0;
  let buying: Promise<void> | undefined;
  const buy = async (): Promise<void> => {
    try {
      await systemClock.sleep(await turns.takeTurn(`rate-${run}`, rate));
      left += portion;
    } finally {
      buying = undefined;
    }
  };
  return {
    chunk: Math.min(CHUNK_MAX, Math.max(CHUNK_MIN, Math.floor(portion / CHUNKS))),
    async take(bytes, signal): Promise<void> {
      while (left < bytes) {
        buying ??= buy();
        await untilAborted(buying, signal);
      }
      left -= bytes;
    },
  };
}
