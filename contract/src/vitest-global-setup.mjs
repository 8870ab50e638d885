// Runs around a package's whole test run: starts with an empty record, and ends with one file of what was
// exercised.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { REPORTS_VARIABLE } from "./record/ledger.mjs";
import { mergeRecords } from "./record/merge-records.mjs";

/** @param {{config: {root: string}}} project */
export function setup({ config }) {
  const folder = join(config.root, ".reports", "contract");
  rmSync(folder, { recursive: true, force: true });
  process.env[REPORTS_VARIABLE] = folder;
  return () => mergeRecords(folder);
}
