/**
 * The bytes of a journal: one line a record, `crc32 SPACE json LF`, the CRC (8 hexadecimal digits) over the JSON. A line
 * counts when it is whole and its CRC is right; from the first that is not, everything is cut off. So a torn or damaged
 * tail costs what it said and nothing more.
 */
import { crc32 } from "../fingerprint/crc32.js";

/** The first line of every journal says this. Records of another version are not guessed at. */
export const JOURNAL_VERSION = 1;

/** Ends each line. */
export const LINE_FEED = 0x0a;
/** Digits of the checksum that begins each line. */
export const CRC_DIGITS = 8;
const encoder = new TextEncoder();
/** Bytes that are no UTF-8 are damage, not question marks. */
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The line of a value. JSON escapes line feeds, so the only one is the last byte. */
export function encodeLine(value: unknown): Uint8Array {
  const json = JSON.stringify(value);
  const crc = crc32(encoder.encode(json)).toString(16).padStart(CRC_DIGITS, "0");
  return encoder.encode(`${crc} ${json}\n`);
}

/** What could be read of a journal. */
export interface DecodedLines {
  /** The values of the lines up to the first that is damaged. */
  readonly values: readonly unknown[];
  /** Where each line ends: bytes from the beginning. */
  readonly ends: readonly number[];
}

/** Reads lines as far as they are whole. Never throws. */
export function decodeLines(bytes: Uint8Array): DecodedLines {
  const values: unknown[] = [];
  const ends: number[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = end < 0 ? undefined : decodeLine(bytes.subarray(start, end));
    if (line === undefined) break;
    values.push(line.value);
    start = end + 1;
    ends.push(start);
  }
  return { values, ends };
}

function decodeLine(line: Uint8Array): { readonly value: unknown } | undefined {
  const json = line.subarray(CRC_DIGITS + 1);
  try {
    const crc = decoder.decode(line.subarray(0, CRC_DIGITS));
    if (!/^[0-9a-f]{8}$/.test(crc) || line[CRC_DIGITS] !== 0x20) return undefined;
    if (Number.parseInt(crc, 16) !== crc32(json)) return undefined;
    return { value: JSON.parse(decoder.decode(json)) };
  } catch {
    return undefined;
  }
}
