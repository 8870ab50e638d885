import type { JournalAbout } from "./journal-head.js";
import type { JournalKey } from "./journal-key.js";
import { encodeLine, JOURNAL_VERSION } from "./record-lines.js";

/** What the first line of a journal says that it is. */
export const JOURNAL_FORMAT = "cdf-multipart journal";

/** The first line of a journal: what it is and of which upload. */
export function encodeHead(id: string, key: JournalKey, at: number, about: JournalAbout = {}): Uint8Array {
  return encodeLine({ format: JOURNAL_FORMAT, version: JOURNAL_VERSION, id, at, key, ...about });
}
