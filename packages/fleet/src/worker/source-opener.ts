import { pacedSource, type RateLimit } from "@cdf-multipart/uploader/internal";
import { runRate } from "../pacer/run-rate.js";
import type { TurnStore } from "../pacer/turn-store.js";
import { openSource } from "../sources/open-source.js";
import type { Roots } from "../sources/roots.js";
import type { WorkerContext } from "./worker-context.js";

/** Opens the sources of all runs, each run with one rate for all machines. */
export function sourceOpener(roots: Roots, turns: TurnStore): WorkerContext["openSource"] {
  const rates = new Map<string, RateLimit>();
  const rateOf = (run: string, rate: number | undefined): RateLimit | undefined => {
    if (rate === undefined) return undefined;
    const limit = rates.get(run) ?? runRate(turns, run, rate);
    rates.set(run, limit);
    return limit;
  };
  return async (run, { rate }, { root, path }) =>
    pacedSource(await openSource(roots, { root, path }), rateOf(run, rate));
}
