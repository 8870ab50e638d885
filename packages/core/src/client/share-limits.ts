import { type Fault, shorten, ValidationError } from "../errors/validation-error.js";
import type { LimitOptions, SharedLimits } from "../pipeline/with-limits.js";
import { CooldownGate } from "../retry/cooldown-gate.js";
import { type Clock, systemClock } from "../time/clock.js";
import { CLIENT_DEFAULTS } from "./files-client-options.js";

/**
 * Creates limits that several clients share. Without them, each client has its own budget and gate.
 *
 * ```ts
 * const limits = shareLimits({ requestsPerSecond: 40 });
 * const files = createFilesClient({ ...settings, limits });
 * const api = createBindings({ ...settings, limits });
 * ```
 *
 * @param options the limits, with the defaults of {@link LimitOptions}; `clock` is for tests.
 * @throws ValidationError (`invalid-settings`) with every limit that is not a number in its range.
 */
export function shareLimits(options: LimitOptions & { readonly clock?: Clock } = {}): SharedLimits {
  const limits = completeLimits(options, options.clock ?? systemClock);
  const faults = limitFaults(limits);
  if (faults.length > 0)
    throw new ValidationError({ code: "invalid-settings", subject: "shareLimits", faults });
  return limits;
}

/** The complete limits: shared ones unchanged, others with their defaults and a new gate. */
export function completeLimits(limits: LimitOptions | SharedLimits, clock: Clock): SharedLimits {
  if ("cooldown" in limits) return limits;
  const { requestsPerSecond = CLIENT_DEFAULTS.requestsPerSecond } = limits;
  const { listRequestsPerSecond = CLIENT_DEFAULTS.listRequestsPerSecond } = limits;
  const { concurrentRequests = CLIENT_DEFAULTS.concurrentRequests } = limits;
  const cooldown = new CooldownGate(clock);
  const { pacer } = limits;
  return { requestsPerSecond, listRequestsPerSecond, concurrentRequests, cooldown, clock, pacer };
}

/** Every limit that is not a number in its range. */
export function limitFaults(limits: Required<Omit<LimitOptions, "pacer">>): Fault[] {
  return [
    ...numberFault("limits.requestsPerSecond", limits.requestsPerSecond, Number.MIN_VALUE),
    ...numberFault("limits.listRequestsPerSecond", limits.listRequestsPerSecond, Number.MIN_VALUE),
    ...numberFault("limits.concurrentRequests", limits.concurrentRequests, 1),
  ];
}

/** A setting that is not a number, or is below its minimum. */
export function numberFault(path: string, value: unknown, minimum: number): Fault[] {
  if (typeof value === "number" && value >= minimum) return [];
  return [{ path, message: `must be a number of ${minimum} or more`, limit: minimum, value: shorten(value) }];
}
