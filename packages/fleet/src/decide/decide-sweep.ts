/** The state of the newest jobs of a unit in the queue: `live` if at least one waits, is delayed or is worked on. */
export type JobLife = "live" | "none";

/** What the sweep knows of an open unit. */
export interface SweptUnit {
  readonly life: JobLife;
  readonly round: number;
  /** Whether a worker has the lease. */
  readonly leased: boolean;
}

/** Rounds after which a unit that never ends counts as poison: it may be what kills its workers. */
export const ROUNDS_MAX = 40;

/** What to do with an open unit. */
export type SweepStep =
  | { readonly kind: "leave" }
  /** Its jobs were lost, or ended without an end of the unit. */
  | { readonly kind: "new-round" }
  | { readonly kind: "fail" };

/** Decides about a unit that is open in the ledger. */
export function decideSweep({ life, round, leased }: SweptUnit): SweepStep {
  if (life === "live" || leased) return { kind: "leave" };
  return round >= ROUNDS_MAX ? { kind: "fail" } : { kind: "new-round" };
}
