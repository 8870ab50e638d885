import type { CooldownGate } from "@cdf-multipart/core";
import { createScheduler, type Scheduler, type Transport } from "@cdf-multipart/uploader";
import { nodeTransport } from "@cdf-multipart/uploader/node";
import { UsageError } from "../errors.js";

/** The scheduler and the connections that all uploads of one run share. */
export interface Lanes {
  readonly scheduler: Scheduler;
  readonly transport: Transport;
}

/** Options of {@link createLanes}. */
export interface LanesOptions {
  /** Parts in flight, or `auto`, which finds the best number. */
  readonly concurrency?: number | "auto" | undefined;
  /** Bytes per second. */
  readonly limitRate?: number | undefined;
  /** Memory for all parts in flight, in bytes. */
  readonly memory?: number | undefined;
  /** Time limit for a connect, for a part without progress, and for an answer, ms. */
  readonly timeout?: number | undefined;
}

const MIB = 1024 * 1024;

/** Measured over plain HTTP: as fast as 1 MiB with half the memory. 2 MiB is slightly faster, but needs too much memory here. */
const WINDOW_SIZE = MIB / 2;
/** The least memory of a part in flight: two windows. */
const MEMORY_MIN = 2 * WINDOW_SIZE;
/** Parts in flight that `auto` reaches. With about 80 MiB of Node, this program and the hash worker, the total is below 100 MiB. */
const CAP = 12;

/**
 * The lanes of one run. With `memory`, that alone limits what `auto` reaches.
 *
 * @throws UsageError when `memory` is not enough for one part.
 */
export function createLanes(
  { concurrency, limitRate, memory, timeout }: LanesOptions,
  gate: CooldownGate,
): Lanes {
  if (memory !== undefined && memory < MEMORY_MIN) {
    throw new UsageError(
      `--memory must be at least 1MiB (${MEMORY_MIN} bytes), which one part in flight needs.`,
    );
  }
  const timeouts =
    timeout === undefined ? {} : { timeouts: { connect: timeout, transfer: timeout, answer: timeout } };
  return {
    scheduler: createScheduler({
      gate,
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(memory === undefined ? { cap: CAP } : { memory }),
      ...(limitRate === undefined ? {} : { limitRate }),
    }),
    transport: nodeTransport({ windowSize: WINDOW_SIZE, ...timeouts }),
  };
}
