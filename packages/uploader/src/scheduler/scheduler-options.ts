import type { Clock, CooldownGate } from "@cdf-multipart/core";

/** How many parts are sent concurrently, and what they share. */
export interface SchedulerOptions {
  /**
   * Concurrent PUTs: a number, or `"auto"` for the adaptive law (starts with 4, at most 16, follows the
   * link).
   * @default "auto"
   */
  readonly concurrency?: number | "auto";
  /** Most concurrent PUTs that `"auto"` may reach. @default 16 */
  readonly cap?: number;
  /** Bytes of read windows that all parts together may hold. @default 64 MiB */
  readonly memory?: number;
  /** Bytes of read windows that one part holds while it is sent. @default 4 MiB */
  readonly memoryPerPart?: number;
  /** Bytes per second that all parts together may send. @default unlimited */
  readonly limitRate?: number;
  /** The clock to use. @default the system's clock */
  readonly clock?: Clock;
  /** The gate that a `Retry-After` or a 429 closes for all parts. @default a gate of its own */
  readonly gate?: CooldownGate;
}

const MIB = 1024 * 1024;

/** The settings when the caller chooses nothing. */
export const SCHEDULER_DEFAULTS: Readonly<
  Required<Pick<SchedulerOptions, "concurrency" | "memory" | "memoryPerPart">>
> = Object.freeze({ concurrency: "auto", memory: 64 * MIB, memoryPerPart: 4 * MIB });
