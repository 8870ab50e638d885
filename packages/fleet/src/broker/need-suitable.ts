import { FleetError } from "../errors/fleet-error.js";
import type { Broker } from "./broker.js";

/**
 * Refuses a broker that would lose data, or let a healthy worker lose its jobs.
 *
 * @throws FleetError with the first fault.
 */
export async function needSuitable(broker: Pick<Broker, "check">): Promise<void> {
  const fault = (await broker.check()).find(({ warns }) => warns !== true);
  if (fault !== undefined) throw new FleetError(fault.message, { code: fault.code });
}
