import type { RunView } from "../ledger/ledger.js";

/** Stops jobs of runs that are paused or cancelled between two files or parts. */
export interface RunHalts {
  /** Aborts when the run does not go on, or the worker drains. */
  of(run: string): AbortSignal;
  /** Looks at the states of all runs. */
  look(runs: readonly Pick<RunView, "id" | "state">[]): void;
}

/** @param drain aborts when the worker drains. */
export function runHalts(drain: AbortSignal): RunHalts {
  const halts = new Map<string, { readonly halt: AbortController; readonly signal: AbortSignal }>();
  return {
    of(run): AbortSignal {
      const known = halts.get(run);
      if (known !== undefined) return known.signal;
      const halt = new AbortController();
      const signal = AbortSignal.any([halt.signal, drain]);
      halts.set(run, { halt, signal });
      return signal;
    },
    look(runs): void {
      const going = new Set(runs.flatMap(({ id, state }) => (state === "running" ? [id] : [])));
      for (const [run, { halt }] of halts) {
        if (going.has(run)) continue;
        // Parts in flight may take as long as they need.
        halt.abort(Number.POSITIVE_INFINITY);
        // A run that is resumed gets a new one.
        halts.delete(run);
      }
    },
  };
}
