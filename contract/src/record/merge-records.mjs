import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The file that a package's test run writes to its folder of records. */
export const RECORD = "exchanges.json";

/**
 * Merges the records of all processes of a test run into one file: statuses by operation, and breaches.
 *
 * @param {string} folder
 */
export function mergeRecords(folder) {
  mkdirSync(folder, { recursive: true });
  const exercised = new Map();
  const breaches = new Set();
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".jsonl"))) {
    const path = join(folder, name);
    for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
      const { operation, status, breach } = JSON.parse(line);
      if (breach !== undefined) breaches.add(breach);
      else exercised.set(operation, (exercised.get(operation) ?? new Set()).add(status));
    }
    rmSync(path);
  }
  const record = {
    exercised: Object.fromEntries(
      [...exercised].sort().map(([operation, statuses]) => [operation, [...statuses].sort()]),
    ),
    breaches: [...breaches].sort(),
  };
  writeFileSync(join(folder, RECORD), `${JSON.stringify(record, undefined, 2)}\n`);
}
