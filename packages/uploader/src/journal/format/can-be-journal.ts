/**
 * Decides whether bytes can be the remains of a journal. If they cannot, the file belongs to something else,
 * regardless of its name: it is never truncated, written to or deleted.
 */
import { CRC_DIGITS } from "./lines.js";
import { JOURNAL_FORMAT } from "./write.js";

/** How every journal continues after the checksum of its first line. */
const START = ` {"format":${JSON.stringify(JOURNAL_FORMAT)},`;
/** Characters that a failing disk may have changed. */
const CHANGED_MAX = 2;
/** How every other line continues after its checksum. */
const RECORD = ' {"type":"';

/**
 * True for an empty file, and for the beginning of a journal, even when it is cut off or has a few changed
 * bits. Also true for zeros, which a loss of power leaves in place of the last writes.
 */
export function canBeJournal(content: Uint8Array): boolean {
  if (content[0] === 0) return isZeroed(content);
  const text = String.fromCharCode(...content.subarray(0, CRC_DIGITS + START.length));
  let changed = 0;
  for (let at = 0; at < text.length; at += 1) {
    const fits = at < CRC_DIGITS ? /[0-9a-f]/.test(text.charAt(at)) : text[at] === START[at - CRC_DIGITS];
    if (!fits) changed += 1;
  }
  return changed <= Math.min(CHANGED_MAX, Math.floor(text.length / 4));
}

/** Only zeros, or zeros and then a line of a journal. */
function isZeroed(content: Uint8Array): boolean {
  const end = content.findIndex((byte) => byte !== 0);
  if (end < 0) return true;
  const rest = new TextDecoder("latin1").decode(content.subarray(end, end + 64 * 1024));
  return rest.includes(RECORD);
}
