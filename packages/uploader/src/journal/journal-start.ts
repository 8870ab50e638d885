/**
 * Whether bytes can be what is left of a journal. What cannot be is somebody else's, whatever its name: it is never shortened,
 * written to or deleted.
 */
import { CRC_DIGITS } from "./record-lines.js";
import { JOURNAL_FORMAT } from "./write-head.js";

/** How every journal goes on after the checksum of its first line. */
const START = ` {"format":${JSON.stringify(JOURNAL_FORMAT)},`;
/** Characters that a failing disk may have changed. */
const CHANGED_MAX = 2;
/** How every other line goes on after its checksum. */
const RECORD = ' {"type":"';

/**
 * True for nothing, for the beginning of a journal, whole or cut or with a few bits changed, and for zeros, which a loss of power
 * leaves in place of what was written last.
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

/** Zeros alone, or zeros and then a line of ours. */
function isZeroed(content: Uint8Array): boolean {
  const end = content.findIndex((byte) => byte !== 0);
  if (end < 0) return true;
  const rest = new TextDecoder("latin1").decode(content.subarray(end, end + 64 * 1024));
  return rest.includes(RECORD);
}
