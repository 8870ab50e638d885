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
  workers: readonly QueueWorker[],
  roots: readonly string[],
  slots: number,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  const idleSince = new Map<string, number>();
  return async () => {
    for (const [index, root] of roots.entries()) {
      const busy = workers[index]?.busy ?? 0;
      const waits = busy === 0 && slots > 0 && (await queues.waiting(root)) > 0;
      if (!waits) {
        idleSince.delete(root);
        continue;
      }
      const since = idleSince.get(root) ?? now();
      idleSince.set(root, since);
      if (now() - since < SILENCE_MAX) continue;
      const message = `Jobs of the root "${root}" have waited for ${SILENCE_MAX / 1000} s, but this worker took none of them. It ends, so that it can be started again.`;
      throw new FleetError(message, { code: "fleet-worker" });
    }
  };
}
