import { isObject } from "@cdf-multipart/core/internal";
import type { Failure, UnitView } from "../ledger/ledger.js";

/** The record of a page whose failed files are tried again. */
export const RETRY: { readonly type: "retry" } = Object.freeze({ type: "retry" });

/**
 * What earlier attempts at a page have recorded. A record may be there twice: a worker appends it again if the
 * answer of the broker was lost.
 */
export function readPageRecords({ records }: Pick<UnitView, "records">): {
  /** Since when its files may exist, ms since the epoch. */
  readonly openingAt: number | undefined;
  readonly failures: Failure[];
  /** The workers that could not read a file, by its position. */
  readonly faults: Map<number, Set<string>>;
} {
  let openingAt: number | undefined;
  const failures = new Map<number, Failure>();
  const faults = new Map<number, Set<string>>();
  for (const text of records) {
    const record: unknown = JSON.parse(text);
    if (!isObject(record)) continue;
    const { type, at, failure, worker, indexes } = record;
    if (type === RETRY.type) {
      failures.clear();
      faults.clear();
    }
    if (type === "opening" && typeof at === "number") openingAt ??= at;
    if (type === "fault" && typeof worker === "string" && Array.isArray(indexes))
      for (const index of indexes)
        if (typeof index === "number") faults.set(index, (faults.get(index) ?? new Set()).add(worker));
    if (type !== "failed" || !isObject(failure)) continue;
    const { index, code, message } = failure;
    if (typeof index === "number" && typeof code === "string" && typeof message === "string")
      failures.set(index, { index, code, message });
  }
  return { openingAt, failures: [...failures.values()], faults };
}
