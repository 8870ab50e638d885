import { redactUrl } from "@cdf-multipart/core";
import type { JournalRecord } from "../journal.js";
import type { JournalKey } from "../journal-key.js";
import { encodeLine, JOURNAL_VERSION } from "./lines.js";
import type { JournalAbout } from "./read-head.js";

/** The format name in the first line of a journal. */
export const JOURNAL_FORMAT = "cdf-multipart journal";

/**
 * A source without the secrets in its URL: its query is often a signature, and a login may precede the host.
 */
export function withoutUrlSecrets(source: string): string {
  return /^https?:/i.test(source) ? redactUrl(source) : source;
}

/**
 * The first line of a journal: its format and its upload. The id is a hash of the full URL of a source; the
 * line contains it without secrets.
 */
export function encodeHead(id: string, key: JournalKey, at: number, about: JournalAbout = {}): Uint8Array {
  const { target } = key;
  const written = {
    key:
      "source" in target ? { ...key, target: { ...target, source: withoutUrlSecrets(target.source) } } : key,
    ...about,
    ...(about.source === undefined ? {} : { source: withoutUrlSecrets(about.source) }),
  };
  return encodeLine({ format: JOURNAL_FORMAT, version: JOURNAL_VERSION, id, at, ...written });
}

/** The form of a record in a journal: unchanged, except that a plan contains only the ends of its parts. */
export function writeRecord(record: JournalRecord): unknown {
  if (record.type !== "session") return record;
  const { size, partSize, parts } = record.plan;
  return { ...record, plan: { size, partSize, ends: parts.map(({ end }) => end) } };
}
