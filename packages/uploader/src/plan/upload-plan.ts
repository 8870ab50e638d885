/** One part of a file: a range of its bytes. */
export interface PartRange {
  /** Counted from 1, ordered by offset; also the position of the part's upload URL in the session. */
  readonly partNumber: number;
  /** Offset of the first byte in the file. */
  readonly start: number;
  /** Offset after the last byte. */
  readonly end: number;
}

/** How a file is cut. Plain data: it can be printed, stored and read back. */
export interface UploadPlan {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes of every part except the last, which may be smaller. */
  readonly partSize: number;
  /** Contiguous, from byte 0 to `size`. A file of 0 bytes has one empty part. */
  readonly parts: readonly PartRange[];
}

/** What a caller may set about a plan. At most one of `partSize` and `parts`. */
export interface PlanOptions {
  /** Bytes of every part except the last. Chosen by the size of the file when omitted. */
  readonly partSize?: number | undefined;
  /** Number of parts. Chosen by the size of the file when omitted. */
  readonly parts?: number | undefined;
  /**
   * Connections that will be used. The number of parts is then a multiple of it where that is possible, so
   * that no connection sends the last part alone. Omitted: a multiple of 12, 6 or 3, by the size of the file.
   */
  readonly concurrency?: number | undefined;
  /**
   * Bytes per part to aim for, from the smallest part that CDF accepts to 16 MiB: more counts as 16 MiB. The
   * number of parts is then not rounded to a multiple. Without effect next to `partSize` and `parts`. Large files
   * get larger parts, because 250 have to suffice. @default 16 MiB
   */
  readonly target?: number | undefined;
}

/** The number of bytes of a part. */
export function partLength(part: PartRange): number {
  return part.end - part.start;
}
