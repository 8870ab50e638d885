import { createReadStream } from "node:fs";

/** A line of a text file. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  /** The text without the line end; empty if the line has a fault. */
  readonly text: string;
  /** The line end; empty for the last line. */
  readonly end: "\n" | "\r\n" | "\r" | "";
  /** Why the line is not valid text; the following lines can still be read. */
  readonly fault?: string;
}

/** Longest line, in bytes. The fields of a file need at most about 30 kB, plus the geo location. */
export const LINE_MAX: number = 2 ** 20;

const LF = 0x0a;
const CR = 0x0d;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The lines of a UTF-8 file, without a byte order mark. Keeps one line in memory, of at most {@link LINE_MAX} bytes.
 *
 * @throws Error when the file is UTF-16.
 */
export async function* readLines(path: string): AsyncGenerator<TextLine> {
  const chunks: AsyncIterable<Buffer> = createReadStream(path);
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let tooLong = false;
  const take = (bytes: Buffer, end: TextLine["end"]): TextLine => {
    number += 1;
    const line = tooLong ? faulty(number, end, LONG) : decode(number, bytes, end);
    tooLong = false;
    return line;
  };
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (number === 0 && !tooLong) checkEncoding(bytes);
    let at = 0;
    let cr = bytes.indexOf(CR);
    while (at < bytes.length) {
      if (cr >= 0 && cr < at) cr = bytes.indexOf(CR, at);
      const lf = bytes.indexOf(LF, at);
      const isCr = cr >= 0 && (lf < 0 || cr < lf);
      const place = isCr ? cr : lf;
      // A CR at the very end may be followed by an LF in the next chunk.
      if (place < 0 || (isCr && place + 1 === bytes.length)) break;
      const isPair = isCr && bytes[place + 1] === LF;
      yield take(bytes.subarray(at, place), isPair ? "\r\n" : isCr ? "\r" : "\n");
      at = place + (isPair ? 2 : 1);
    }
    rest = bytes.subarray(at);
    if (rest.length > LINE_MAX) {
      tooLong = true;
      // The line end may be split between two chunks.
      rest = rest.at(-1) === CR ? rest.subarray(-1) : Buffer.alloc(0);
    }
  }
  if (rest.length === 0 && !tooLong) return;
  const ends = rest.at(-1) === CR;
  yield take(ends ? rest.subarray(0, -1) : rest, ends ? "\r" : "");
}

const SAVE = "Save the file as UTF-8 (in Excel: CSV UTF-8)";
const LONG = `is longer than ${LINE_MAX} bytes`;

function decode(number: number, bytes: Buffer, end: TextLine["end"]): TextLine {
  if (bytes.length > LINE_MAX) return faulty(number, end, LONG);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return faulty(number, end, notUtf8(bytes));
  }
  if (text.includes("\0")) return faulty(number, end, "contains a NUL byte, so it is not text");
  return { number, text: number === 1 ? text.replace(/^\uFEFF/, "") : text, end };
}

function faulty(number: number, end: TextLine["end"], fault: string): TextLine {
  return { number, text: "", end, fault };
}

/** Names the byte, and shows the text in Windows-1252, the encoding of nearly all such files. */
function notUtf8(bytes: Buffer): string {
  const before = bytes.toString("utf8").indexOf("\uFFFD");
  const good = Buffer.byteLength(bytes.toString("utf8").slice(0, before));
  const byte = (bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const word = new TextDecoder("windows-1252").decode(bytes.subarray(Math.max(0, good - 12), good + 12));
  return `is not UTF-8: byte ${good + 1} is 0x${byte}, in ${JSON.stringify(word)} if it is Windows-1252. ${SAVE}`;
}

/** Detects UTF-16: every other byte is zero in ASCII text, and paths and column names start with such text. */
function checkEncoding(bytes: Buffer): void {
  const [first, second, third, fourth] = bytes;
  const mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const little = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const big = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  if (mark || little || big) throw new Error(`line 1: the text is UTF-16, but must be UTF-8. ${SAVE}`);
}
