import type { Broker, QueueWorker } from "../broker/broker.js";
import { FleetError } from "../errors/fleet-error.js";

/** How long jobs may wait while slots are free and none is taken, ms. */
const SILENCE_MAX = 60_000;

/**
 * Ends a worker that has silently stopped: jobs wait, slots are free, and none is taken. Queues are known to
 * do that after an outage.
 *
 * @returns a function that checks, and throws a FleetError `fleet-worker` when it has lasted too long.
 */
export function createWatchdog(
  { queues }: Pick<Broker, "queues">,
  workers: readonly Pick<QueueWorker, "busy" | "taken">[],
  roots: readonly string[],
  slots: number,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  const idle = new Map<string, { readonly since: number; readonly taken: number }>();
  let looked = now();
  return async () => {
    const waits = await Promise.all(roots.map((root) => queues.waiting(root)));
    // The broker was away, or this process stood still: nobody could take anything.
    if (now() - looked > SILENCE_MAX / 2) idle.clear();
    looked = now();
    for (const [index, root] of roots.entries()) {
      const { busy = 0, taken = 0 } = workers[index] ?? {};
      if (busy >= slots || waits[index] === 0) {
        idle.delete(root);
        continue;
      }
      const known = idle.get(root);
      if (known?.taken !== taken) {
        idle.set(root, { since: looked, taken });
        continue;
      }
      if (looked - known.since < SILENCE_MAX) continue;
      const message = `Jobs of the root "${root}" have waited for ${SILENCE_MAX / 1000} s, but this worker took none of them. It ends, so that it can be started again.`;
      throw new FleetError(message, { code: "fleet-worker" });
    }
  };
}
