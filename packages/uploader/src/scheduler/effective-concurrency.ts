import { exactBytes } from "../plan/format.js";

/** What limits the number of parts in flight. */
export interface ConcurrencyLimits {
  /** Parts that were asked for, or that the law allows now. */
  readonly wanted: number;
  /** Bytes that all parts in flight together may hold in memory. */
  readonly memory: number;
  /** Bytes that a part holds if `lane` other parts are in flight; as the transport says. */
  readonly holds: (lane: number) => number;
  /** Parts of the file. @default unlimited */
  readonly parts?: number;
}

/** How many parts are in flight at most, and which limit is the lowest. */
export interface EffectiveConcurrency {
  readonly count: number;
  readonly limitedBy: "concurrency" | "memory" | "parts";
}

/**
 * How many parts can be in flight: the minimum of what is wanted, what fits into the memory limit, and the
 * parts of the file. One part always can, however small the limit is. Pure, and only for `Progress` and
 * warnings: whether a part starts is decided by `pump`, `free` and `draw` in `scheduler.ts`, whose memory
 * budget reserves the same `holds`.
 */
export function effectiveConcurrency(limits: ConcurrencyLimits): EffectiveConcurrency {
  const { wanted, memory, holds, parts = Number.POSITIVE_INFINITY } = limits;
  const most = Math.max(1, Math.min(wanted, parts));
  let held = holds(0);
  for (let count = 1; count < most; count += 1) {
    held += holds(count);
    if (held > memory) return { count, limitedBy: "memory" };
  }
  return { count: most, limitedBy: parts < wanted ? "parts" : "concurrency" };
}

/** Says that memory does not allow the concurrency that the caller asked for; undefined if it does. */
export function memoryLimitMessage(limits: ConcurrencyLimits): string | undefined {
  const { wanted, memory, holds, parts = wanted } = limits;
  const { count, limitedBy } = effectiveConcurrency(limits);
  if (limitedBy !== "memory") return undefined;
  const most = Math.min(wanted, parts);
  let needed = 0;
  for (let lane = 0; lane < most; lane += 1) needed += holds(lane);
  return (
    `At most ${count} instead of ${wanted} parts are in flight: each holds up to ${exactBytes(holds(0))} in memory, ` +
    `and the limit is ${exactBytes(memory)}. Raise the memory limit to ${exactBytes(needed)}, or lower the concurrency to ${count}.`
  );
}
