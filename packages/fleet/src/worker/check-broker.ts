import type { Broker } from "../broker/broker.js";
import { needSuitable } from "../broker/need-suitable.js";

/** How often a worker checks its broker, ms. */
const CHECK_EVERY = 60_000;

/**
 * Checks from time to time what was checked at the start: a clock drifts, a server becomes a standby, and
 * settings change.
 *
 * @param now ms, of a clock that never goes back.
 * @returns a function that checks when a minute has passed, and throws a FleetError `broker-unsuitable`.
 */
export function createBrokerCheck(
  broker: Pick<Broker, "check">,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  let checkedAt = now();
  return async () => {
    if (now() - checkedAt < CHECK_EVERY) return;
    await needSuitable(broker);
    checkedAt = now();
  };
}
