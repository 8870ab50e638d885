import type { UnitFault } from "../ledger/ledger.js";

/** What is known when all part jobs of a round have ended. */
export interface RoundEnd {
  /** Number of parts in the plan, and number of parts that the store has. */
  readonly parts: number;
  readonly acknowledged: number;
  /** The URLs have expired, or expire before another part could be sent. */
  readonly expired: boolean;
  /** The rounds of the file since it was listed or opened again, from 1. */
  readonly round: number;
  readonly faults: readonly UnitFault[];
}

/** What follows. */
export type RoundStep =
  | { readonly kind: "complete" }
  /** Send the missing parts. */
  | { readonly kind: "more-parts" }
  /** Opens a session with new URLs, and sends all parts again. */
  | { readonly kind: "new-session" }
  | { readonly kind: "fail"; readonly fault: UnitFault };

/** Number of different workers that must miss a file, or fail at it, before the file counts as failed. */
export const WORKERS_MAX = 3;

/** The store refused the URLs of a session as expired. `worker` is then the key of that session. */
export const SESSION_EXPIRED = "session-expired";

/** Codes of faults that every worker would meet. */
const FINAL = new Set(["source-changed", "part-refused", "source-too-large", "source-not-a-file"]);

/** The fault that fails a file; undefined while another worker may succeed. */
export function finalFault(all: readonly UnitFault[]): UnitFault | undefined {
  const faults = withoutExpiry(all);
  const final = faults.find(({ code }) => FINAL.has(code));
  if (final !== undefined) return final;
  const workers = new Set(faults.map(({ worker }) => worker));
  return workers.size >= WORKERS_MAX ? faults.at(-1) : undefined;
}

/** An expired session is replaced by a new one, so it does not fail the file. */
function withoutExpiry(faults: readonly UnitFault[]): readonly UnitFault[] {
  return faults.filter(({ code }) => code !== SESSION_EXPIRED);
}

/** Rounds in which a file can lose parts and try again. */
const PART_ROUNDS_MAX = 8;

/** Decides the next step of a file when its part jobs have ended, from the state in the ledger alone. */
export function decideRound(end: RoundEnd): RoundStep {
  if (end.acknowledged === end.parts) return { kind: "complete" };
  const last = end.round >= PART_ROUNDS_MAX ? withoutExpiry(end.faults).at(-1) : undefined;
  const fault = finalFault(end.faults) ?? last;
  if (fault !== undefined) return { kind: "fail", fault };
  return { kind: end.expired ? "new-session" : "more-parts" };
}
