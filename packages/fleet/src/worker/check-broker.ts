import type { Broker } from "../broker/broker.js";
import { needSuitable } from "../broker/need-suitable.js";

/** Interval at which a worker checks its broker, ms. */
const CHECK_EVERY = 60_000;

/**
 * Repeats the checks of the start from time to time, because clocks drift, servers become standbys, and
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
