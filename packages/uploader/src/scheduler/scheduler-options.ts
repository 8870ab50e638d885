import type { Clock, CooldownGate } from "@cdf-multipart/core";

/** How many parts are sent concurrently, and what they share. */
export interface SchedulerOptions {
  /**
   * Concurrent PUTs: a number, or `"auto"` for the adaptive law (starts with 4, at most 32, follows the
   * link).
   * @default "auto"
   */
  readonly concurrency?: number | "auto" | undefined;
  /** Most concurrent PUTs that `"auto"` may reach. @default 32 */
  readonly cap?: number | undefined;
  /**
   * Bytes that all parts in flight together may hold in memory. Each transport says what one part holds: two
   * windows, or the whole part where the runtime can send it only from memory. One part is always sent. If
   * the limit allows fewer parts than `concurrency`, a `concurrency-limited` warning says so.
   * @default 64 MiB; with a number as `concurrency` at least 4 MiB per part
   */
  readonly memory?: number | undefined;
  /**
   * Limits what an interruption loses, in ms of sending. With `concurrency: "auto"`, a part starts only if
   * the bytes of parts in flight stay within what the link sends in this time, as the last parts have shown;
   * a link slower than 1 MB/s counts as 1 MB/s. One part is always sent.
   * @default unlimited; in browsers 7500
   */
  readonly timeAtRisk?: number | undefined;
  /** Bytes per second that all parts together may send. @default unlimited */
  readonly limitRate?: number | undefined;
  /** The clock to use. @default the system's clock */
  readonly clock?: Clock | undefined;
  /** The gate that a `Retry-After` or a 429 closes for all parts. @default a new gate */
  readonly gate?: CooldownGate | undefined;
}

const MIB = 1024 * 1024;

/** The default of `memory`, and what a fixed concurrency adds to it. */
const MEMORY = 64 * MIB;
const MEMORY_PER_PART = 4 * MIB;

/** The memory limit: as given, otherwise enough for the concurrency that was asked for. */
export function memoryLimit({
  concurrency = "auto",
  memory,
}: Pick<SchedulerOptions, "concurrency" | "memory">): number {
  return memory ?? Math.max(MEMORY, concurrency === "auto" ? 0 : concurrency * MEMORY_PER_PART);
}
