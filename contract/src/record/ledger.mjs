import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** The folder that exchanges are recorded in; child processes get it by this name. */
export const REPORTS_VARIABLE = "CDF_CONTRACT_REPORTS";

/** Where this process records: one file a process, appended to, so that none is lost when a process is killed. */
let file;

/** Breaches of this process that nobody has asked for yet. */
let breaches = [];

/** What was recorded already: once is enough. */
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

/** The breaches since the last time; they count as told. */
export function takeBreaches() {
  const taken = breaches;
  breaches = [];
  return taken;
}
