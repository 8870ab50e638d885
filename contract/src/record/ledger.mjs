import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** The variable with the folder of the records. Child processes inherit it. */
export const REPORTS_VARIABLE = "CDF_CONTRACT_REPORTS";

/** The record file of this process. Lines are appended, so nothing is lost if the process is killed. */
let file;

/** Breaches of this process that were not taken yet. */
let breaches = [];

/** Exercised statuses that are already recorded. */
const known = new Set();

function append(entry) {
  const folder = process.env[REPORTS_VARIABLE];
  if (folder === undefined || folder === "") return;
  if (file === undefined) {
    mkdirSync(folder, { recursive: true });
    file = join(folder, `${process.pid}-${randomUUID()}.jsonl`);
  }
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/** @param {string} operation @param {string} status as documented: `201`, `5XX` */
export function recordExercised(operation, status) {
  const key = `${operation} ${status}`;
  if (known.has(key)) return;
  known.add(key);
  append({ operation, status });
}

/** @param {string} breach one sentence */
export function recordBreach(breach) {
  breaches.push(breach);
  append({ breach });
}

/** Returns the breaches since the last call, and forgets them. */
export function takeBreaches() {
  const taken = breaches;
  breaches = [];
  return taken;
}
