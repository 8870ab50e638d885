import type { CooldownGate } from "@cdf-multipart/core";
import { createScheduler, type Scheduler, type Transport } from "@cdf-multipart/uploader";
import { nodeTransport } from "@cdf-multipart/uploader/node";
import { UsageError } from "../program/usage-error.js";

/** What all uploads of one run share: who may send when, and the connections. */
export interface UploadLanes {
  readonly scheduler: Scheduler;
  readonly transport: Transport;
}

/** What the lanes are made from. */
export interface LanesOptions {
  /** Parts at once, or `auto`, which finds the best number up to what the memory allows. */
  readonly concurrency: number | "auto";
  /** Bytes a second. */
  readonly limitRate?: number | undefined;
  /** Bytes that all parts on their way may hold. */
  readonly memory?: number | undefined;
  /** ms that a connection may take to stand, a part to move, an answer to come. */
  readonly timeout?: number | undefined;
  readonly gate: CooldownGate;
}

const MIB = 1024 * 1024;

/** Measured over plain HTTP: as fast as 1 MiB with half of its memory; 2 MiB are a little faster, and too large here. */
const WINDOW_SIZE = MIB / 2;
/** A part under way holds two windows. */
const MEMORY_PER_PART = 2 * WINDOW_SIZE;
/** Twelve parts at once, beside some 80 MiB of Node, this program and the hash worker: below 100 MiB in all. */
const MEMORY = 12 * MEMORY_PER_PART;

/**
 * The lanes of one run. A number of parts at once gets the memory that it needs, unless that is limited.
 *
 * @throws UsageError when the memory is not enough for one part.
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
      `--memory must be at least ${MEMORY_PER_PART} bytes (1MiB): one part on its way takes that.`,
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
