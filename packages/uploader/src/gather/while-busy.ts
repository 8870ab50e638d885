import type { Clock } from "@cdf-multipart/core";

/** What a wait for more inputs depends on. */
export interface Gathering {
  readonly clock: Clock;
  /** ms at most. */
  readonly limit: number;
  /** Whether more are about to come. */
  readonly isBusy: () => boolean;
  /** Whether no more are needed. */
  readonly isFull: () => boolean;
  readonly signal?: AbortSignal;
}

/** ms between two looks. */
const GLANCE = 50;

/** Waits while more inputs are about to come, so that one request can have many of them. */
export async function whileBusy({ clock, limit, isBusy, isFull, signal }: Gathering): Promise<void> {
  for (let waited = 0; waited < limit && !isFull() && isBusy(); waited += GLANCE) {
    if (signal?.aborted === true) return;
    await clock.sleep(GLANCE, signal).catch(() => {});
  }
}
