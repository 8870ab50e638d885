/**
 * The bytes of a journal: one line per record, `crc32 SPACE json LF`. The CRC (8 hexadecimal digits) covers
 * the JSON. A line counts when it is complete and its CRC is right; everything from the first line that does
 * not count is cut off. So a torn or damaged tail loses only its own records.
 */
import { crc32 } from "../../checksums/crc32.js";

/** The version in the first line of every journal. Records of another version are not interpreted. */
export const JOURNAL_VERSION = 1;

/** Ends each line. */
export const LINE_FEED = 0x0a;
/** Digits of the checksum that begins each line. */
export const CRC_DIGITS = 8;
const encoder = new TextEncoder();
/** Invalid UTF-8 is damage and must not become question marks. */
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The line of a value. JSON escapes line feeds, so the last byte is the only one. */
export function encodeLine(value: unknown): Uint8Array {
  const json = JSON.stringify(value);
  const crc = crc32(encoder.encode(json)).toString(16).padStart(CRC_DIGITS, "0");
  return encoder.encode(`${crc} ${json}\n`);
}

/** The readable lines of a journal. */
export interface DecodedLines {
  /** The values of the lines before the first damaged one. */
  readonly values: readonly unknown[];
  /** Where each line ends: offset in bytes. */
  readonly ends: readonly number[];
}

/** Reads lines up to the first damaged one. Never throws. */
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
