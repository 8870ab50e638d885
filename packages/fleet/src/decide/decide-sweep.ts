/**
 * The state of the newest jobs of a unit in the queue: `live` if at least one is waiting, delayed or running.
 */
export type JobLife = "live" | "none";

/** The state of an open unit that the sweep decides by. */
export interface SweptUnit {
  readonly life: JobLife;
  /** Its rounds since it was listed or opened again, from 1. */
  readonly round: number;
  /** Whether a worker has the lease. */
  readonly leased: boolean;
}

/**
 * Number of rounds after which an unfinished unit counts as poison: it may be the reason why its workers
 * crash.
 */
export const ROUNDS_MAX = 40;

/** What to do with an open unit. */
export type SweepStep =
  | { readonly kind: "leave" }
  /** Its jobs were lost, or ended without a result for the unit. */
  | { readonly kind: "new-round" }
  | { readonly kind: "fail" };

/** Decides about a unit that is open in the ledger. */
export function decideSweep({ life, round, leased }: SweptUnit): SweepStep {
  if (life === "live" || leased) return { kind: "leave" };
  return round >= ROUNDS_MAX ? { kind: "fail" } : { kind: "new-round" };
}
