import type { CooldownGate } from "@cdf-multipart/core";
import { createScheduler, type Scheduler, type Transport } from "@cdf-multipart/uploader";
import { nodeTransport } from "@cdf-multipart/uploader/node";

/** What all uploads of one run share: who may send when, and the connections. */
export interface UploadLanes {
  readonly scheduler: Scheduler;
  readonly transport: Transport;
}

const MIB = 1024 * 1024;

/** Measured over plain HTTP: as fast as 1 MiB with half of its memory; 2 MiB are a little faster, and too large here. */
const WINDOW_SIZE = MIB / 2;
/** A part under way holds two windows. */
const MEMORY_PER_PART = 2 * WINDOW_SIZE;
/** Twelve parts at once, beside some 80 MiB of Node, this program and the hash worker: below 100 MiB in all. */
const MEMORY = 12 * MEMORY_PER_PART;

/**
 * The lanes of one run. `concurrency` is a number of parts at once, which gets the memory that it needs, or
 * `auto`, which finds the best number up to what the memory allows.
 */
export function createUploadLanes(concurrency: number | "auto", gate: CooldownGate): UploadLanes {
  const wanted = concurrency === "auto" ? 0 : concurrency * MEMORY_PER_PART;
  const memory = Math.max(MEMORY, wanted);
  return {
    scheduler: createScheduler({ concurrency, gate, memory, memoryPerPart: MEMORY_PER_PART }),
    transport: nodeTransport({ windowSize: WINDOW_SIZE }),
  };
}
