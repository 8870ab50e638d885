import type { CooldownGate } from "@cdf-multipart/core";
import { createScheduler, type Scheduler, type Transport } from "@cdf-multipart/uploader";
import { nodeTransport } from "@cdf-multipart/uploader/node";
import { UsageError } from "../errors.js";

/** The scheduler and the connections that all uploads of one run share. */
export interface UploadLanes {
  readonly scheduler: Scheduler;
  readonly transport: Transport;
}

/** Options of {@link createUploadLanes}. */
export interface LanesOptions {
  /** Parts in flight, or `auto`, which finds the best number within the memory limit. */
  readonly concurrency: number | "auto";
  /** Bytes per second. */
  readonly limitRate?: number | undefined;
  /** Memory for all parts in flight, in bytes. */
  readonly memory?: number | undefined;
  /** Time limit for a connect, for a part without progress, and for an answer, ms. */
  readonly timeout?: number | undefined;
  readonly gate: CooldownGate;
}

const MIB = 1024 * 1024;

/** Measured over plain HTTP: as fast as 1 MiB with half the memory. 2 MiB is slightly faster, but needs too much memory here. */
const WINDOW_SIZE = MIB / 2;
/** A part in flight holds two windows. */
const MEMORY_PER_PART = 2 * WINDOW_SIZE;
/** Twelve parts in flight. With about 80 MiB of Node, this program and the hash worker, the total is below 100 MiB. */
const MEMORY = 12 * MEMORY_PER_PART;

/**
 * The lanes of one run. Without `memory`, a fixed concurrency gets as much memory as it needs.
 *
 * @throws UsageError when `memory` is not enough for one part.
 */
export function createUploadLanes({
  concurrency,
  limitRate,
  memory,
  timeout,
  gate,
}: LanesOptions): UploadLanes {
  if (memory !== undefined && memory < MEMORY_PER_PART) {
    throw new UsageError(
      `--memory must be at least 1MiB (${MEMORY_PER_PART} bytes), which one part in flight needs.`,
    );
  }
  const wanted = concurrency === "auto" ? 0 : concurrency * MEMORY_PER_PART;
  const timeouts =
    timeout === undefined ? {} : { timeouts: { connect: timeout, transfer: timeout, answer: timeout } };
  return {
    scheduler: createScheduler({
      concurrency,
      gate,
      memory: memory ?? Math.max(MEMORY, wanted),
      memoryPerPart: MEMORY_PER_PART,
      ...(limitRate === undefined ? {} : { limitRate }),
    }),
    transport: nodeTransport({ windowSize: WINDOW_SIZE, ...timeouts }),
  };
}
