import type { JournalRecord } from "./journal.js";

/** A record as it stands in a journal: the same, but that a plan is only its cuts. */
export function writeRecord(record: JournalRecord): unknown {
  if (record.type !== "session") return record;
  const { size, partSize, parts } = record.plan;
  return { ...record, plan: { size, partSize, ends: parts.map(({ end }) => end) } };
}
