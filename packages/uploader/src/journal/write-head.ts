import { redactUrl } from "@cdf-multipart/core";
import type { JournalAbout } from "./journal-head.js";
import type { JournalKey } from "./journal-key.js";
import { encodeLine, JOURNAL_VERSION } from "./record-lines.js";

/** What the first line of a journal says that it is. */
export const JOURNAL_FORMAT = "cdf-multipart journal";

/** A source without what is secret in its URL: what follows the question mark is often a signature, and before the host stands a login. */
export function withoutUrlSecrets(source: string): string {
  return /^https?:/i.test(source) ? redactUrl(source) : source;
}

/** The first line of a journal: what it is and of which upload. The id is made of the whole URL of a source; what is written is without its secrets. */
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
