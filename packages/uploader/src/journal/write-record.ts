import type { JournalRecord } from "./journal.js";

/** The form of a record in a journal: unchanged, except that a plan contains only the ends of its parts. */
export function writeRecord(record: JournalRecord): unknown {
  if (record.type !== "session") return record;
  const { size, partSize, parts } = record.plan;
  return { ...record, plan: { size, partSize, ends: parts.map(({ end }) => end) } };
}
