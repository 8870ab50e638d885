import type { UnitRef } from "../jobs/job.js";
import { nameOf } from "./worker-context.js";

/** Different files or pages whose jobs fail with one code in a row before a worker ends. */
export const FAILURES_MAX = 5;
/** Codes that say nothing about the worker. */
const INNOCENT: ReadonlySet<string> = new Set([
  ...["stopped", "lease-lost", "source-changed", "source-young", "conflict"],
  // The broker is at fault, and other workers see the same.
  ...["broker-unreachable", "broker-full"],
]);

/**
 * Counts different files and pages that fail with one code in a row. Repeats of one count once: they say that
 * the file is at fault.
 *
 * @param onRow called with the code when there are {@link FAILURES_MAX}.
 * @returns the function to call at the end of each job, with its code; undefined after a success.
 */
export function failuresInARow(
  onRow: (code: string) => void,
): (job: UnitRef, code: string | undefined) => void {
  let row = { code: "", units: new Set<string>() };
  return (job, code) => {
    if (code === undefined || INNOCENT.has(code)) {
      row = { code: "", units: new Set() };
      return;
    }
    if (row.code !== code) row = { code, units: new Set() };
    row.units.add(nameOf(job));
    if (row.units.size >= FAILURES_MAX) onRow(code);
  };
}
