import type { GetAnswer, HttpReader } from "../sources/http-reader.js";
import { readWindow } from "../sources/read-range.js";
import type { Source } from "../sources/source.js";

/** The stored file and the source differ. */
export class Differs extends Error {
  /** Offset of the first difference in the file. */
  readonly offset: number;
  readonly what: string;

  constructor(offset: number, what: string) {
    super(what);
    this.offset = offset;
    this.what = what;
  }
}

/** A range of the stored file and the source. */
export interface ComparedRange {
  /** A secret: it never appears in an error. */
  readonly url: string;
  readonly source: Source;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly signal: AbortSignal;
  readonly reader: HttpReader;
  /** Everything before this byte is equal. */
  readonly onEqual: (upTo: number) => void;
}

/**
 * Reads a range of the stored file and compares it with the source while reading.
 *
 * @throws Differs; any other error means that the range could not be read to its end.
 */
export async function compareRange(range: ComparedRange): Promise<void> {
  const { url, source, start, end, signal, onEqual } = range;
  const whole = end - start === source.size;
  // No credentials: a signed URL is enough.
  const headers: Record<string, string> = whole ? {} : { range: `bytes=${start}-${end - 1}` };
  const answer = await range.reader.get(url, { headers, signal });
  try {
    checkHead(answer, range, whole);
    const body = source.open(start, end);
    const window = readWindow(end - start);
    let position = start;
    let ours: Uint8Array = new Uint8Array();
    try {
      for await (const theirs of pieces(answer)) {
        for (let place = 0; place < theirs.length; ) {
          if (ours.length === 0) ours = await body.next(window);
          if (ours.length === 0) throw new Differs(position, "it continues where the source ends");
          const count = Math.min(ours.length, theirs.length - place);
          const at = firstDifference(ours.subarray(0, count), theirs.subarray(place, place + count));
          if (at !== undefined)
            throw new Differs(position + at, `it has ${theirs[place + at]} and the source has ${ours[at]}`);
          ours = ours.subarray(count);
          place += count;
          position += count;
        }
        onEqual(position);
      }
    } finally {
      await body.close();
    }
    if (position < end) {
      if (whole) throw new Differs(position, `it ends where the source continues to ${end}`);
      throw new Error(`the answer ended after ${position - start} of ${end - start} bytes`);
    }
  } finally {
    await answer.close();
  }
}

function checkHead(answer: GetAnswer, { start, source }: ComparedRange, whole: boolean): void {
  const { status } = answer;
  if (whole ? status !== 200 : status !== 206) {
    throw new Error(
      `the store answered ${status} to ${whole ? "a read of the file" : `a read from byte ${start}`}`,
    );
  }
  const length = whole ? answer.header("content-length") : total(answer.header("content-range"));
  if (length === undefined || !/^\d+$/.test(length)) return;
  // A compressed body has another length. We do not request compression, but a proxy may add it.
  if (whole && answer.header("content-encoding") !== undefined) return;
  const size = Number(length);
  if (size !== source.size) {
    throw new Differs(
      Math.min(size, source.size),
      `it has ${size} bytes in total and the source has ${source.size}`,
    );
  }
}

/** Reads the total from `bytes 0-9/1234`. */
function total(header: string | undefined): string | undefined {
  return /\/(\d+)$/.exec(header ?? "")?.[1];
}

async function* pieces(answer: GetAnswer): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) {
    const piece = await answer.read();
    if (piece === undefined) return;
    yield piece;
  }
}

/**
 * Index of the first byte in which two arrays differ; undefined if they are equal. Compares eight bytes at a
 * time, and then the rest byte by byte.
 */
export function firstDifference(left: Uint8Array, right: Uint8Array): number | undefined {
  const length = Math.min(left.length, right.length);
  const ours = new DataView(left.buffer, left.byteOffset, length);
  const theirs = new DataView(right.buffer, right.byteOffset, length);
  let place = 0;
  for (const last = length - 8; place <= last; place += 8) {
    if (
      ours.getInt32(place) !== theirs.getInt32(place) ||
      ours.getInt32(place + 4) !== theirs.getInt32(place + 4)
    )
      break;
  }
  for (; place < length; place += 1) if (left[place] !== right[place]) return place;
  return left.length === right.length ? undefined : length;
}
